/** How marks and objects are recognised in foreign HTML and Markdown: pasted in the client, imported on the server. */
import type { Mark, ObjectPart } from './content.ts'
import type { AttributeOf, Rows, StyleOf } from './row.ts'

/** What a style attribute says, by property. */
export function styleIn(attribute: string | null | undefined): StyleOf {
  const said = new Map<string, string>()
  for (const declaration of (attribute ?? '').toLowerCase().split(';')) {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, colon).trim()
    // The first counts, as the readers of before read it.
    if (colon > 0 && !said.has(property)) said.set(property, declaration.slice(colon + 1).trim())
  }
  return (property) => said.get(property) ?? ''
}

export function makeReading({ marks, objects }: Rows) {
  const byTag = new Map<string, string[]>()
  const byMarkdown = new Map<string, string>()
  for (const [name, { reads }] of Object.entries(marks)) {
    for (const tag of reads.tags) byTag.set(tag, [...(byTag.get(tag) ?? []), name])
    if (reads.markdown !== null) byMarkdown.set(reads.markdown, name)
  }
  const styled = Object.entries(marks).flatMap(([name, { reads }]) =>
    reads.style ? [[name, reads.style] as const] : [],
  )
  const objectRows = Object.entries(objects)

  const markOf = (name: string, attributeOf: AttributeOf): Mark | null => {
    const held = marks[name]?.reads.held(attributeOf)
    return held ? ({ type: name, ...held } as unknown as Mark) : null
  }
  return {
    /** Whether an element of this name is a mark at all, whatever it holds. */
    isMarkTag: (tag: string): boolean => byTag.has(tag),

    /** Marks that an element is by its name. */
    marksOfTag: (tag: string, attributeOf: AttributeOf): Mark[] =>
      (byTag.get(tag) ?? []).flatMap((name) => markOf(name, attributeOf) ?? []),

    /** What a style sets (true) and takes away (false). */
    marksOfStyle: (styleOf: StyleOf): Map<Mark['type'], boolean> =>
      new Map(
        styled.flatMap(([name, style]) => {
          const says = style(styleOf)
          return says === null ? [] : [[name as Mark['type'], says]]
        }),
      ),

    /** The mark that a node of a Markdown tree is, by what it holds; null for one that is no mark, or not a safe one. */
    markOfMarkdown(type: string, attributeOf: AttributeOf): Mark | null {
      const name = byMarkdown.get(type)
      return name === undefined ? null : markOf(name, attributeOf)
    },

    /** The object that an element is; null where it is none. */
    objectOfTag(tag: string, attributeOf: AttributeOf): ObjectPart | null {
      for (const [name, { reads }] of objectRows) {
        const held = reads.tag === tag ? reads.object(attributeOf) : null
        if (held) return { type: name, ...held } as unknown as ObjectPart
      }
      return null
    },

    /** Whether an object is found again by its own id after an import, and not by a number. */
    isCarried: ({ type }: ObjectPart): boolean => objects[type]?.leadsTo === 'row',
  }
}
