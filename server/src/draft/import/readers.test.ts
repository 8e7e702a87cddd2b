/** What the readers of Markdown, HTML and plain text take, leave out and tell. */
import { describe, expect, it } from 'vitest'
import { imported } from './test-import.ts'

describe('what cannot be imported', () => {
  it('[IMP10] is told with its line and words: tables, pictures, code and HTML in Markdown', () => {
    const { lines, report } = imported(
      'markdown',
      '1. One ![a map](map.png).\n\n| Town | Ships |\n|---|---|\n| Bay | 3 |\n\n```\nx = 1\n```\n\n<script>alert(1)</script>\n\n2. Two <blink>three</blink><script>alert(2)</script>.',
    )
    expect(report.warnings.map(({ code, line, excerpt }) => `${line} ${code}: ${excerpt}`)).toEqual([
      '1 image-not-imported: a map',
      '3 table-not-imported: Town Ships Bay 3',
      '7 code-not-imported: x = 1',
      '11 html-not-imported: <script>alert(1)</script>',
      '13 html-not-imported: <blink>',
      '13 html-not-imported: <script>',
    ])
    expect(lines).toEqual(['1. One .', '2. Two three.'])
  })

  it('[IMP10] is told in HTML: scripts, styles, hidden words, tables and pictures', () => {
    const { lines, doubts } = imported(
      'html',
      '<style>p{}</style>\n<p>1. One.<script>x()</script>\n<p style="display: none">secret</p>\n<table><tr><td>a<td>b</table>\n<img alt="map" src=x onerror=x()>\n<p onclick=x()>2. Two.',
    )
    expect(lines).toEqual(['1. One.', '2. Two.'])
    expect(doubts).toEqual([
      '1 html-not-imported',
      '2 html-not-imported',
      '3 html-not-imported',
      '4 table-not-imported',
      '5 image-not-imported',
    ])
  })

  it('[IMP11] an unsafe link loses the link and keeps its words', () => {
    const bad = ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '/local', ' JaVaScRiPt:x']
    for (const href of bad) {
      const { lines, doubts } = imported('html', `<p>1. See <a href="${href}">this</a>.`)
      expect(lines).toEqual(['1. See this.'])
      expect(doubts).toEqual(['1 link-removed'])
    }
    expect(imported('markdown', '1. See [this](https://example.org/a).').lines).toEqual([
      '1. See <link>this</link>.',
    ])
  })

  it('[IMP12] takes out characters that no text may hold, and keeps those that Arabic needs', () => {
    const { texts, doubts } = imported('text', '1. O\u0007n\u202ee\u200b.\n\n2. نمی\u200cخواهم \u200fهنا.')
    expect(texts).toEqual(['One.', 'نمی\u200cخواهم \u200fهنا.'])
    expect(doubts).toEqual(['1 characters-removed'])
    expect(imported('html', '<p>1. a&#7;b&#x202e;c').texts).toEqual(['abc'])
  })
})

describe('HTML', () => {
  it('[IMP13] reads what word processors export: classes, spans, markers in words, anchored footnotes', () => {
    const { lines, doubts } = imported(
      'html',
      `<html><head><title>x</title><meta charset=utf-8></head><body lang=EN-GB>
<p class=MsoNormal align=center><b><span lang=EN>I.<span>&nbsp;&nbsp; </span>Introduction<o:p></o:p></span></b></p>
<p class=MsoListParagraph><![if !supportLists]><span>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>The towns
met &amp; spoke.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> They <i>rested</i>.</p>
<p class=MsoNormal>2.&nbsp; They will:</p>
<p class=MsoNormal style='margin-left:36pt'>(a)&nbsp; build;</p>
<p class=MsoNormal style='margin-left:36pt'>(b)&nbsp; <span style="font-weight:bold">rest</span>.<sup>2</sup></p>
<br clear=all style='page-break-before:always'>
<hr align=left size=1 width="33%">
<div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> See annex I.</p></div>
<p class=MsoFootnoteText><sup>2</sup> See annex II.</p></body></html>`,
    )
    expect(lines).toEqual([
      '# I. Introduction',
      '1. The towns met & spoke.[1] They <em>rested</em>.',
      'note 1 See annex I.',
      '2. They will:',
      '  (a) build;',
      '  (b) <strong>rest</strong>.[2]',
      'note 2 See annex II.',
    ])
    expect(doubts).toEqual([])
  })

  it('[IMP13] reads numbered lists as a browser draws them, and notes at the end of a page', () => {
    const { lines, doubts } = imported(
      'html',
      `<h2>I. Start</h2><ol><li>One.<li><p>Two:<ol type=a><li>first;<li>second:<ol type=i><li>deep.</ol></ol></ol>
<h2>II. End</h2><ol start=3><li>Three.<a href="#fn1" id="fnref1"><sup>1</sup></a></ol>
<section class="footnotes"><ol><li id="fn1"><p>A note. <a href="#fnref1">↩︎</a></p></li></ol></section>`,
    )
    expect(lines).toEqual([
      '# I. Start',
      '1. One.',
      '2. Two:',
      '  (a) first;',
      '  (b) second:',
      '    (i) deep.',
      '# II. End',
      '3. Three.[1]',
      'note 1 A note.',
    ])
    expect(doubts).toEqual([])
  })

  it('[IMP13] reads back what this platform exports', () => {
    const { lines, doubts } = imported(
      'html',
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body><h3 class="heading">I. Start</h3>
<p id="a" class="paragraph">1. One.<sup class="footnote-ref" data-footnote="n">1</sup></p>
<p id="n" class="footnote">1 5 towns abstained.</p>
<p id="b" class="paragraph">2. Two.</p></body></html>`,
    )
    expect(lines).toEqual(['# I. Start', '1. One.[1]', 'note 1 5 towns abstained.', '2. Two.'])
    expect(doubts).toEqual([])
  })

  it('[IMP13] reads text in a frame, in <pre>, and lines parted by <br>', () => {
    const { lines } = imported(
      'html',
      '<table><tr><td><p>1. One.</table><pre>2. Two goes\non.\n\n3. Three.</pre>4. Four.<br><br>5. Five goes<br>on.',
    )
    expect(lines).toEqual(['1. One.', '2. Two goes on.', '3. Three.', '4. Four.', '5. Five goes on.'])
  })
})

describe('plain text', () => {
  it('[IMP14] knows headings, wrapped lines and paragraphs without blank lines between', () => {
    const { lines } = imported(
      'text',
      'I. Introduction\n1. The towns met in\n2017 and spoke of ships.\n2. They rested.\n\nA. Ships\n\n3. Ships are few.\n\nMAKING LAWS\n\n4. Laws are many.\n=====\n5. End.',
    )
    expect(lines).toEqual([
      '# I. Introduction',
      '1. The towns met in 2017 and spoke of ships.',
      '2. They rested.',
      '# A. Ships',
      '3. Ships are few.',
      '? # MAKING LAWS',
      '4. Laws are many.',
      '5. End.',
    ])
  })

  it('[IMP14] takes each line of an unwrapped text as a paragraph, and either kind of line end', () => {
    const long = 'Words that go on. '.repeat(12).trim()
    expect(imported('text', `${long}\r\n${long}\r${long}`).lines).toHaveLength(3)
  })

  it('[IMP14] tells headings 1. and (a) from paragraphs and sub-paragraphs by their surroundings', () => {
    const { lines } = imported(
      'text',
      'A. Harbours\n\n1. Scope\n\n1. The towns met.\n\n(a) Ships\n\n2. Ships are few.\n\n2. Other things\n\n3. Laws are many.',
    )
    expect(lines.map((line) => line.replace('? ', ''))).toEqual([
      '# A. Harbours',
      '# 1. Scope',
      '1. The towns met.',
      '# (a) Ships',
      '2. Ships are few.',
      '# 2. Other things',
      '3. Laws are many.',
    ])
  })
})

describe('languages', () => {
  it('[IMP15] reads Arabic labels and digits', () => {
    const { lines, doubts } = imported(
      'text',
      'أولا - مقدمة\n\n١ - اجتمعت المدن في الميناء.\n\n٢- وتعهدت بما يلي:\n\n(أ) بناء البيوت؛\n\n(ب) حماية الأطفال.\n\nألف - السفن\n\n٣. السفن قليلة.',
    )
    expect(lines).toEqual([
      '# I. مقدمة',
      '1. اجتمعت المدن في الميناء.',
      '2. وتعهدت بما يلي:',
      '  (a) بناء البيوت؛',
      '  (b) حماية الأطفال.',
      '# A. السفن',
      '3. السفن قليلة.',
    ])
    expect(doubts).toEqual([])
  })

  it('[IMP15] joins Chinese lines without a space and reads its numbers', () => {
    const { lines } = imported('text', '一. 导言\n\n1．各城镇在港口\n开会。\n\n2. 它们休息。')
    expect(lines).toEqual(['# I. 导言', '1. 各城镇在港口开会。', '2. 它们休息。'])
  })
})
