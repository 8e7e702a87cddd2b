/** What one row of the text grammar says: everything the platform knows of a mark, or of an object in the text. */
import type { z } from 'zod'

/** What a mark or an object carries, by name. */
export type Held = Readonly<Record<string, string>>

/** An element of HTML around the words of a mark, or around what is shown of an object. */
export interface Drawn {
  tag: string
  attributes: Held
}

/** Attributes of an element of a page, by name; undefined for one it does not have. */
export type AttributeOf = (name: string) => string | undefined

/** What the style of an element says, by property, in lower case; "" where it says nothing. */
export type StyleOf = (property: string) => string

export interface MarkRow {
  /** Its schema in the neutral content. The gate admits exactly this, in the live text. */
  holds: Record<string, z.ZodType<string>>
  /** HTML, everywhere; null where it must not be drawn, and the words stand alone. */
  html(held: Held): Drawn | null
  markdown(inner: string, held: Held): string
  /** It makes words stand out, so that on all words of a heading it says nothing more. */
  standsOut?: true
  /** How it is recognised in what is pasted and what is imported. */
  reads: {
    /** Elements of HTML, in lower case; also the raw ones in Markdown. */
    tags: readonly string[]
    /** What such an element holds; null where it is no such mark. */
    held(attributeOf: AttributeOf): Held | null
    /** Whether a style sets it or takes it away; null where it says nothing about it. */
    style: ((styleOf: StyleOf) => boolean | null) | null
    /** The node of a Markdown tree (mdast) that it is. */
    markdown: string | null
  }
  /** What ProseMirror needs. */
  editor: {
    /** Whether what is typed at its end belongs to it. */
    inclusive: boolean
    /** What it looks like in the editor, as selectors. */
    selectors: readonly string[]
    /** The key that sets it and takes it away. */
    key: string | null
    /** What stands on the tool that does the same; left out where there is none. */
    sign?: string
  }
}

/** Which end of a pair it is; a sign has none. */
export type End = 'open' | 'close'
export interface ObjectHeld {
  id: string
  end?: End
}

/**
 * An object in the text: one placeholder character under a mark with an id; a pair is two of them with one id, at either
 * end of what it holds. What it means stands in rows of the database, which know it by its id.
 */
export interface ObjectRow {
  isPair: boolean
  /** What it says in plain text: one character, or "" where it is no word. */
  text(object: ObjectHeld): string
  /** HTML, with what is written inside. `label` is what the rows make of it, such as a number; null for none. */
  html(object: ObjectHeld, label: string | null): Drawn & { text: string }
  markdown(object: ObjectHeld, label: string | null): string
  reads: {
    tag: string
    /** The object such an element is; null where it is none. */
    object(attributeOf: AttributeOf): ObjectHeld | null
  }
  /**
   * What its id leads to: a footnote of the same draft, which has a new id after an import and is found by its number; or a
   * row of its own, by the id that the text carries.
   */
  leadsTo: 'footnote' | 'row'
  /** Name of the node that it was in logs from before there were signs (decision 0016); null where it never was one. */
  nodeBefore: string | null
}

export interface Rows {
  marks: Record<string, MarkRow>
  objects: Record<string, ObjectRow>
}
