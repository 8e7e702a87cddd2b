/** Cleaning of pasted text: words and four marks come through, everything else stays behind. */
import { textOf } from '@plenary/shared/content'
import { describe, expect, it } from 'vitest'
import { joined, type PastedNode, paragraphsOf, paragraphsOfText } from './paste.ts'

type Attributes = Record<string, string>
const text = (value: string): PastedNode => ({
  nodeType: 3,
  nodeName: '#text',
  nodeValue: value,
  childNodes: [],
})
const comment = (value: string): PastedNode => ({
  nodeType: 8,
  nodeName: '#comment',
  nodeValue: value,
  childNodes: [],
})
const el = (name: string, attributes: Attributes, ...children: (PastedNode | string)[]): PastedNode => ({
  nodeType: 1,
  nodeName: name.toUpperCase(),
  nodeValue: null,
  childNodes: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  getAttribute: (key) => attributes[key] ?? null,
})
const body = (...children: (PastedNode | string)[]): PastedNode => el('body', {}, ...children)

describe('pasting', () => {
  it('[TBL10] keeps words and marks of Word and leaves its list numbers, comments and styles behind', () => {
    const pasted = body(
      comment('StartFragment'),
      el('style', {}, 'p { color: red }'),
      el(
        'p',
        { class: 'MsoListParagraph' },
        el('span', { style: 'mso-list:Ignore' }, '1.\u00a0\u00a0'),
        'We ',
        el('b', { style: 'mso-bidi-font-weight:normal' }, 'commit'),
        '\n to ',
        el('span', { style: 'font-style: italic' }, 'shared'),
        '\u00a0work',
        el('o:p', {}, ''),
      ),
    )
    expect(paragraphsOf(pasted)).toEqual([
      [
        { type: 'text', text: 'We ' },
        { type: 'text', text: 'commit', marks: [{ type: 'strong' }] },
        { type: 'text', text: ' to ' },
        { type: 'text', text: 'shared', marks: [{ type: 'em' }] },
        { type: 'text', text: ' work' },
      ],
    ])
  })

  it('[TBL10] makes one paragraph of each block, however deep it stands, and none of empty ones', () => {
    const pasted = body(
      el('div', {}, el('p', {}, 'One'), el('p', {}, '\u00a0')),
      el('ul', {}, el('li', {}, 'Two'), el('li', {}, el('p', {}, 'Three'))),
    )
    expect(paragraphsOf(pasted).map(textOf)).toEqual(['One', 'Two', 'Three'])
  })

  it('[TBL10] keeps safe links, and the words alone of those that are not', () => {
    const link = (href: string): PastedNode => body(el('a', { href }, 'here'))
    const safe = 'https://example.org/a'
    expect(paragraphsOf(link(safe))).toEqual([
      [{ type: 'text', text: 'here', marks: [{ type: 'link', href: safe }] }],
    ])
    for (const unsafe of ['javascript:alert(1)', '#_ftn1', 'data:text/html,x'])
      expect(paragraphsOf(link(unsafe))).toEqual([[{ type: 'text', text: 'here' }]])
  })

  it('[TBL10] keeps a footnote reference of ours, and takes a raised figure for superscript', () => {
    const pasted = body('a', el('sup', { 'data-footnote': 'f-1' }, '3'), el('sup', {}, '2'))
    expect(paragraphsOf(pasted)[0]).toEqual([
      { type: 'text', text: 'a' },
      { type: 'footnote', id: 'f-1' },
      { type: 'text', text: '2', marks: [{ type: 'superscript' }] },
    ])
  })

  it('[TBL10] does not take the bold of a clipboard wrapper for bold words', () => {
    const pasted = body(el('b', { style: 'font-weight:normal' }, el('p', {}, 'plain')))
    expect(paragraphsOf(pasted)).toEqual([[{ type: 'text', text: 'plain' }]])
  })

  it('[TBL10] parts plain text at empty lines, else at every line, and joins with one space', () => {
    expect(paragraphsOfText('a\r\nb\r\n\r\nc').map(textOf)).toEqual(['a b', 'c'])
    expect(paragraphsOfText('a\nb').map(textOf)).toEqual(['a', 'b'])
    expect(textOf(joined(paragraphsOfText('a\nb\nc')))).toBe('a b c')
  })

  it('[TBL31] puts the wrapped lines of a PDF together, words cut at their ends too', () => {
    const wrapped = [
      'The High Commissioner will hold consul-',
      'tations with States, co-',
      'facilitators and host communities before the next meeting',
      'and will report on them.',
    ].join('\n')
    expect(paragraphsOfText(wrapped).map(textOf)).toEqual([
      'The High Commissioner will hold consultations with States, co-facilitators and host communities before the next meeting and will report on them.',
    ])
    const points = [
      'States commit to share what they know about the needs of',
      'children:',
      '(a) schools that take in every child within three months of',
      'arrival;',
      '(b) teachers.',
    ].join('\r\n')
    expect(paragraphsOfText(points).map(textOf)).toEqual([
      'States commit to share what they know about the needs of children:',
      '(a) schools that take in every child within three months of arrival;',
      '(b) teachers.',
    ])
  })

  it('[TBL31] does so in scripts without capitals and without spaces, and leaves lists of words alone', () => {
    const chinese =
      '各国承诺在三个月内为所有儿童提供入学机会并为收容社区提供支持以便他们能够共同生活和\n学习。'
    expect(paragraphsOfText(chinese).map(textOf)).toEqual([chinese.replace('\n', '')])
    const arabic = 'تتعهد الدول بأن تتقاسم ما لديها من معارف بشأن احتياجات الأطفال في المجتمعات\nالمضيفة.'
    expect(paragraphsOfText(arabic).map(textOf)).toEqual([arabic.replace('\n', ' ')])
    expect(paragraphsOfText('schools\nhospitals\nroads').map(textOf)).toEqual([
      'schools',
      'hospitals',
      'roads',
    ])
    expect(paragraphsOfText('First sentence.\nSecond sentence.').map(textOf)).toHaveLength(2)
  })
})
