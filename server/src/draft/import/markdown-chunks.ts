/**
 * Prepares Markdown for the parser, whose time grows faster than the text: cuts it where a block surely ends,
 * and bounds how deep lists and quotes nest. Words and lines stay what they are.
 */
import { Refusal } from '@plenary/shared/problems'

export interface Chunk {
  /** Line of the source on which it begins, from 1. */
  line: number
  text: string
  /** Characters that are its own; what follows are definitions lent from elsewhere. */
  length: number
}

/** Measured: larger chunks cost more time for each character, and most where there are many quotes. */
const chunkLength = 4096
/** Nothing but a list of lists, a table or an attack is as long without an end. */
const longestChunk = 500_000
/** Measured: a thousand lines in 32 quotes take 20 seconds, in 6 they take none. */
const deepest = 6
const deepMarkers = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${deepest + 1},}`)
const deepIndent = /^[ \t]{24,}/
const fence = /^ {0,3}(`{3,}|~{3,})/
const rawStart = /^ {0,3}<(?:(script|pre|style|textarea)\b|!--)/i
const definition = /^ {0,3}\[(\^?[^\]\n]{1,200})\]:/
const called = /\[(\^?[^\]\n]{1,200})\]/g
const key = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase()

/** A quote within a quote says no more than a quote. */
const nestedQuote = /^(?:[ \t]*>){2,}/

/** A picture inside the text, which is not imported. */
const packedPicture = /\bdata:[\w/+.-]{1,100};base64,[\w+/=-]{100,}/g
/** No paragraph is as long; within one line the parser's time grows fastest. */
const longestLine = 200_000

function flattened(given: string, nth: number): string {
  const line = given.length > 200 ? given.replace(packedPicture, 'data:,') : given
  if (line.length > longestLine) throw new Refusal('paragraph-too-large', `Line ${nth + 1} is too long.`)
  return line
    .replaceAll('\f', ' ')
    .replace(nestedQuote, '>')
    .replace(deepIndent, ' '.repeat(12))
    .replace(deepMarkers, '- ')
}

interface Fenced {
  closes(line: string): boolean
}

function opening(line: string): Fenced | null {
  const mark = fence.exec(line)?.[1]
  if (mark) {
    const end = new RegExp(`^ {0,3}\\${mark[0]}{${mark.length},}\\s*$`)
    return { closes: (later) => end.test(later) }
  }
  const raw = rawStart.exec(line)
  if (!raw) return null
  const end = raw[1] ? new RegExp(`</${raw[1]}>`, 'i') : /-->/
  return end.test(line) ? null : { closes: (later) => end.test(later) }
}

function cut(lines: string[]): Chunk[] {
  const chunks: Chunk[] = []
  let start = 0
  let length = 0
  let inside: Fenced | null = null
  const close = (end: number): void => {
    if (length > longestChunk && !inside)
      throw new Refusal('too-large', `Line ${start + 1} begins a block that is too long.`)
    const text = `${lines.slice(start, end).join('\n')}\n`
    chunks.push({ line: start + 1, text, length: text.length })
    start = end
    length = 0
  }
  for (const [nth, line] of lines.entries()) {
    if (inside) {
      if (inside.closes(line)) inside = null
    } else {
      // After a blank line, what is set in belongs to the list above it, and anything else is new.
      const isFresh = lines[nth - 1]?.trim() === '' && !/^\s+\S/.test(line)
      if (length > chunkLength && (isFresh || /^\d{1,9}[.)] /.test(line))) close(nth)
      inside = opening(line)
    }
    length += line.length + 1
  }
  close(lines.length)
  return chunks
}

/** Definitions of links and footnotes hold for the whole text: each chunk borrows those it calls and does not have. */
export function markdownChunks(text: string): Chunk[] {
  const lines = text.split('\n').map(flattened)
  const lent = new Map<string, string>()
  for (const line of lines) {
    const label = definition.exec(line)?.[1]
    if (label && !lent.has(key(label)))
      lent.set(key(label), label.startsWith('^') ? `[${label}]: -` : line.trim())
  }
  return cut(lines).flatMap((chunk) => {
    if (chunk.text.trim() === '') return []
    const own = new Set(
      chunk.text.split('\n').flatMap((line) => {
        const label = definition.exec(line)?.[1]
        return label ? [key(label)] : []
      }),
    )
    const borrowed = new Set(
      [...chunk.text.matchAll(called)]
        .map((match) => key(match[1] as string))
        .filter((label) => !own.has(label)),
    )
    const definitions = [...borrowed].flatMap((label) => lent.get(label) ?? [])
    return definitions.length === 0
      ? chunk
      : { ...chunk, text: `${chunk.text}\n\n${definitions.join('\n\n')}\n` }
  })
}
