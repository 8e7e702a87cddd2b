/** What is entered about a text that is to be published, and what is sent of it. */
import type { InputOf } from '@plenary/shared/api'
import type { TextView } from '@plenary/shared/process'

export type PublishBody = InputOf<'publishRevision', 'body'>

/** As the fields hold it; an empty field is nothing said. */
export interface PublishFields {
  textCode: string
  symbol: string
  title: string
  dated: string
  issued: string
  note: string
}

export const nothingEntered: PublishFields = {
  textCode: '',
  symbol: '',
  title: '',
  dated: '',
  issued: '',
  note: '',
}

/** What the calendar says of its text, to be taken over. */
const ofText = (text: TextView | undefined): Omit<PublishFields, 'textCode' | 'note'> => ({
  symbol: text?.symbol ?? '',
  title: text?.title ?? '',
  dated: text?.dated ?? '',
  issued: text?.issued ?? '',
})

/**
 * [RVC4] Choosing a text of the calendar fills in what the calendar knows of it. What the person wrote is not written
 * over: only a field that is empty, or still holds what the text chosen before had put there.
 */
export function chooseText(
  fields: PublishFields,
  textCode: string,
  texts: readonly TextView[],
): PublishFields {
  const before = ofText(texts.find(({ code }) => code === fields.textCode))
  const next = ofText(texts.find(({ code }) => code === textCode))
  const taken = { ...fields, textCode }
  for (const name of ['symbol', 'title', 'dated', 'issued'] as const)
    if (fields[name] === '' || fields[name] === before[name]) taken[name] = next[name]
  return taken
}

/** The first text of the calendar, from the draft's own on, that is not published yet. */
export function nextText(
  texts: readonly TextView[],
  own: string | null,
  published: readonly { textCode: string | null }[],
): string | null {
  const done = new Set(published.map(({ textCode }) => textCode))
  const ordered = [...texts].sort((a, b) => a.order - b.order)
  const from = Math.max(
    0,
    ordered.findIndex(({ code }) => code === own),
  )
  return ordered.slice(from).find(({ code }) => !done.has(code))?.code ?? null
}

const said = (value: string): string | null => value.trim() || null

/** What is sent; a symbol or a title that is missing is empty. */
export function bodyOf({
  textCode,
  symbol,
  title,
  dated,
  issued,
  note,
}: PublishFields): PublishBody & { symbol: string; title: string } {
  return {
    symbol: symbol.trim(),
    title: title.trim(),
    textCode: said(textCode),
    dated: said(dated),
    issued: said(issued),
    note: said(note),
  }
}
