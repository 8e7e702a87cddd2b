/** Reads JSON from strangers: shape checked before it is parsed, text checked after. */
import { Refusal } from '@plenary/shared/problems'

/** Honest requests nest about ten deep. */
const maxDepth = 64

/** Names that mean something to JavaScript objects and nothing to us [R3]. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * [R2] Parses a request body. Refuses what is not UTF-8 or not JSON, nesting deeper than 64, a name twice in
 * one object, and names that could reach a prototype.
 */
export function parseJson(bytes: Buffer): unknown {
  const text = decode(bytes)
  checkShape(text)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('invalid-json')
  }
}

function decode(bytes: Buffer): string {
  try {
    // A byte order mark is kept, so that JSON.parse refuses it as the grammar does.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal('invalid-json', 'The request is not UTF-8.')
  }
}

/** One pass over the text without recursion or going back, so that depth and length cost little before a refusal. */
function checkShape(text: string): void {
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : null)
      if (open.length > maxDepth) throw new Refusal('invalid-json', 'The request is nested too deeply.')
    } else if (char === '}' || char === ']') open.pop()
    else if (char === '"') {
      const end = endOfString(text, at)
      if (isName(text, end)) checkName(nameIn(text.slice(at, end + 1)), open.at(-1))
      at = end
    }
  }
}

/** Position of the closing quote; the end of the text when there is none, which the parser then refuses. */
function endOfString(text: string, start: number): number {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return text.length
    let backslashes = 0
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return quote
    from = quote + 1
  }
}

function isName(text: string, end: number): boolean {
  let at = end + 1
  while (at < text.length && /\s/.test(text[at] as string)) at += 1
  return text[at] === ':'
}

function nameIn(literal: string): string {
  try {
    return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1)
  } catch {
    throw new Refusal('invalid-json')
  }
}

function checkName(name: string, siblings: Set<string> | null | undefined): void {
  if (forbiddenNames.has(name)) throw new Refusal('invalid-input', 'A name in the request is not allowed.')
  if (siblings?.has(name)) throw new Refusal('invalid-json', 'A name appears twice in one object.')
  siblings?.add(name)
}

/** [N7] Text holds whole characters and no NUL. Throws invalid-input otherwise. */
export function ensurePlainText(value: unknown): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed())
      throw new Refusal('invalid-input', 'The text holds a character that cannot be stored.')
  } else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      ensurePlainText(key)
      ensurePlainText(inner)
    }
}
