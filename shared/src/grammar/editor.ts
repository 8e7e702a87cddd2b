/** The editor's schema of marks and objects, as plain data for ProseMirror; no library and no page is known here. */
import type { Drawn, Rows } from './row.ts'
import { isObjectId } from './table.ts'

/** The little of an element of a page that is read. */
interface PageElement {
  getAttribute(name: string): string | null
}

export interface MarkSpec {
  attrs?: Record<string, object>
  inclusive: boolean
  excludes?: string
  parseDOM: { tag: string; getAttrs(dom: PageElement): Record<string, string> | false }[]
  toDOM(mark: { attrs: Record<string, unknown> }): [string, Record<string, string>, 0]
}

const attributesOf =
  (dom: PageElement) =>
  (name: string): string | undefined =>
    dom.getAttribute(name) ?? undefined

/** In the editor an object is its placeholder, which itself is not to be seen, under these attributes. */
const [signOf, typeOf, endOf] = ['data-sign', 'data-type', 'data-end']

export function markSpecsOf({ marks, objects }: Rows): Record<string, MarkSpec> {
  const specs: Record<string, MarkSpec> = {}
  for (const [name, { isPair }] of Object.entries(objects))
    specs[name] = {
      attrs: isPair ? { id: {}, end: {} } : { id: {} },
      inclusive: false,
      // It excludes none, not even another of its kind: each then has a key of its own and does not end another's.
      excludes: '',
      parseDOM: [
        {
          tag: `span[${signOf}][${typeOf}="${name}"]`,
          getAttrs(dom): Record<string, string> | false {
            const [id, end] = [dom.getAttribute(signOf), dom.getAttribute(endOf)]
            if (!isObjectId(id) || (isPair && end !== 'open' && end !== 'close')) return false
            return isPair ? { id, end: end as string } : { id }
          },
        },
      ],
      toDOM: ({ attrs }) => [
        'span',
        { [signOf]: String(attrs.id), [typeOf]: name, ...(isPair ? { [endOf]: String(attrs.end) } : {}) },
        0,
      ],
    }
  for (const [name, { holds, html, reads, editor }] of Object.entries(marks)) {
    const keys = Object.keys(holds)
    specs[name] = {
      ...(keys.length > 0 ? { attrs: Object.fromEntries(keys.map((key) => [key, {}])) } : {}),
      inclusive: editor.inclusive,
      parseDOM: editor.selectors.map((tag) => ({
        tag,
        getAttrs: (dom) => reads.held(attributesOf(dom)) ?? false,
      })),
      toDOM({ attrs }) {
        const { tag, attributes }: Drawn = html(attrs as Record<string, string>) ?? {
          tag: 'span',
          attributes: {},
        }
        return [tag, { ...attributes }, 0]
      },
    }
  }
  return specs
}
