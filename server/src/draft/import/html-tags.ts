/** What each element of HTML means to an import: words, blocks, marks, lists and what cannot be imported. */
import type { Mark } from '@plenary/shared/content'
import type { Grammar } from '@plenary/shared/grammar/grammar'
import { styleIn } from '@plenary/shared/grammar/reading'
import { letters, roman } from '@plenary/shared/numbering'
import type { DefaultTreeAdapterTypes } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
export type HtmlNode = DefaultTreeAdapterTypes.Node

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

export const blockTags = setOf(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul',
)
/** Nothing of these is text of a draft. */
const hiddenTags = setOf(
  'script style template noscript iframe frame frameset object embed applet svg math canvas audio video button input select textarea datalist meter progress',
)
/** Of the head of a page; its title is the page's and not the draft's. */
export const silentTags = setOf('title meta link base')

export const isElement = (node: HtmlNode): node is Element => 'tagName' in node
export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'
export const childrenOf = (node: HtmlNode): HtmlNode[] => ('childNodes' in node ? node.childNodes : [])

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value

const styleText = (element: Element): string => (attributeOf(element, 'style') ?? '').toLowerCase()

/** Marks by the name of an element, else by its style: word processors write marks as styles. */
export function marksOf(element: Element, grammar: Grammar): Mark[] {
  const { tagName } = element
  if (grammar.isMarkTag(tagName)) return grammar.marksOfTag(tagName, (name) => attributeOf(element, name))
  const style = styleText(element)
  if (style === '' || blockTags.has(tagName)) return []
  return [...grammar.marksOfStyle(styleIn(style))].flatMap(([type, isSet]) =>
    isSet ? [{ type } as Mark] : [],
  )
}

export const isHidden = (element: Element): boolean =>
  hiddenTags.has(element.tagName) ||
  attributeOf(element, 'hidden') !== undefined ||
  /display:\s*none/.test(styleText(element))

export const endsPage = (element: Element): boolean =>
  element.tagName === 'hr' || /(?:page-)?break-(?:before|after):\s*(?:always|page)/.test(styleText(element))

const listStyles: Record<string, (nth: number) => string> = {
  decimal: (nth) => `${nth}.`,
  'lower-alpha': (nth) => `(${letters(nth)})`,
  'lower-latin': (nth) => `(${letters(nth)})`,
  'lower-roman': (nth) => `(${roman(nth)})`,
  'upper-alpha': (nth) => `${letters(nth).toUpperCase()}.`,
  'upper-latin': (nth) => `${letters(nth).toUpperCase()}.`,
  'upper-roman': (nth) => `${roman(nth).toUpperCase()}.`,
}
const typeStyles: Record<string, string> = {
  '1': 'decimal',
  a: 'lower-alpha',
  i: 'lower-roman',
  A: 'upper-alpha',
  I: 'upper-roman',
}
/** Beyond this a number of a list is a slip or an attack, and a numeral of it would be long. */
const largest = 10_000

const wholeOf = (value: string | undefined): number | null => {
  const number = Number.parseInt(value ?? '', 10)
  return number >= 1 && number <= largest ? number : null
}

/** The label of each item of a list, as a browser would draw it. */
export function markersOf(list: Element, items: Element[]): Map<Element, string | null> {
  const style = /list-style(?:-type)?:[^;]*?\b([a-z]+(?:-[a-z]+)?)/.exec(styleText(list))?.[1]
  const isNumbered = list.tagName === 'ol'
  const format = listStyles[style ?? typeStyles[attributeOf(list, 'type') ?? '1'] ?? 'decimal']
  const markers = new Map<Element, string | null>()
  let nth = (wholeOf(attributeOf(list, 'start')) ?? 1) - 1
  for (const item of items) {
    nth = wholeOf(attributeOf(item, 'value')) ?? nth + 1
    if (style === 'none') markers.set(item, null)
    else markers.set(item, isNumbered ? ((format ?? listStyles.decimal)?.(nth) ?? null) : '•')
  }
  return markers
}

/** The words of an element; walks by a list of its own, so that no depth exhausts the stack. */
export function plainOf(node: HtmlNode, most = 1000): string {
  let words = ''
  const rest: HtmlNode[] = [node]
  for (let next = rest.pop(); next && words.length < most; next = rest.pop()) {
    if (isText(next)) words += `${next.value} `
    else for (const child of childrenOf(next).toReversed()) rest.push(child)
  }
  return words.replace(/\s+/g, ' ').trim()
}
