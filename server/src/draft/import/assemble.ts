/** Goes through the blocks once and makes paragraphs of them: labels off, headings known, cut sentences joined. */
import { type Block, cutStart, isBlank, trimmed, type Words, wordsOf } from './block.ts'
import type { Doubts } from './doubts.ts'
import { isPreambleTitle, levelOfLabel, plainHeading } from './headings.ts'
import { type Item, newItem } from './item.ts'
import type { Joiner } from './join-words.ts'
import { type Label, readLabel } from './labels.ts'
import { isPreambular } from './preamble.ts'
import { goesOn } from './rejoin.ts'
import { labelledWords, type Role, Roles, type Seen } from './roles.ts'
import { endingOf } from './sentence.ts'

/** A footnote, by its sign before it or because the source says so. */
const isNote = ({ note, pieces, heading, marker }: Words): boolean =>
  note !== null ||
  (heading === null && marker === null && pieces[0]?.type === 'reference' && !isBlank(pieces.slice(1)))

/** A remark behind an asterisk stands beside the text and interrupts no sentence. */
const isAside = ({ pieces, marker, heading }: Words): boolean => {
  const [first] = pieces
  if (marker !== null || heading !== null || first?.type !== 'text') return false
  const isRaised = first.marks.some(({ type }) => type === 'superscript')
  return isRaised ? /^\s*[*†‡]/.test(first.text) : /^\s*[*†‡]{1,3}\s+\S/.test(first.text)
}

class Assembly {
  readonly items: Item[] = []
  private readonly roles = new Roles()
  private readonly joiner: Joiner
  private readonly doubts: Doubts
  /** The paragraph above, where no heading stands between. */
  private open: Item | null = null
  private lastNote: Item | null = null
  private isPageEdge = false
  private isPreamble = false
  private hasNumbers = false

  constructor(joiner: Joiner, doubts: Doubts) {
    this.joiner = joiner
    this.doubts = doubts
  }

  break(): void {
    this.isPageEdge = true
  }

  addNote(block: Words): void {
    const [first, ...rest] = block.pieces
    const note = block.note ?? (first?.type === 'reference' ? first.note : '')
    const pieces = first?.type === 'reference' && first.note === note ? rest : block.pieces
    // The second paragraph of a footnote is part of it.
    if (block.note !== null && this.lastNote?.note === note && this.items.at(-1) === this.lastNote)
      this.lastNote.pieces = this.joiner.join(this.lastNote.pieces, pieces).pieces
    else this.items.push(newItem('footnote', block, trimmed(pieces), { note }))
    this.lastNote = this.items.findLast(({ kind }) => kind === 'footnote') ?? null
    this.isPageEdge = true
  }

  addAside(block: Words): void {
    this.items.push(newItem('text', block, trimmed(block.pieces)))
  }

  add(block: Words, label: Label | null, next: Label | null): void {
    const stripped = label ? trimmed(cutStart(block.pieces, lengthOf(label, block))) : trimmed(block.pieces)
    const { open } = this
    const seen: Seen = {
      block,
      label,
      words: wordsOf(stripped),
      next,
      above: open && {
        ending: endingOf(wordsOf(open.pieces)),
        canHoldSubs: open.kind !== 'footnote',
        isSub: open.kind === 'subparagraph',
      },
    }
    const role = this.roles.of(seen)
    if (role.is === 'plain') this.addPlain(block)
    else this.addRole(role, { ...block, pieces: stripped }, label)
    this.isPageEdge = false
  }

  private addRole(role: Exclude<Role, { is: 'plain' }>, block: Words, label: Label | null): void {
    const { pieces } = block
    switch (role.is) {
      case 'part':
      case 'heading': {
        const { reading, guessed } = role.is === 'heading' ? role : { reading: null, guessed: false }
        const level = levelOfLabel(reading) ?? 0
        const item = newItem(role.is, block, plainHeading(pieces), {
          level,
          label,
          reading,
          doubtful: guessed,
        })
        if (guessed) this.doubts.add('heading-level-guessed', block.line, labelledWords(block))
        this.items.push(item)
        this.open = null
        this.isPreamble = isPreambleTitle(wordsOf(pieces))
        return
      }
      case 'number':
        this.hasNumbers = true
        this.isPreamble = false
        this.open = newItem('paragraph', block, pieces, {
          label,
          reading: { series: 'number', value: role.value },
        })
        this.items.push(this.open)
        return
      case 'sub':
        this.open = newItem('subparagraph', block, pieces, {
          label,
          level: role.level,
          reading: role.reading,
        })
        this.items.push(this.open)
    }
  }

  /** Words without a label go on with a sentence, or are a paragraph of their own. */
  private addPlain(block: Words): void {
    const pieces = trimmed(markedPieces(block))
    if (this.joined(pieces, block)) return
    const words = wordsOf(pieces)
    const kind = isPreambular(words, { isPreamble: this.isPreamble, hasNumbers: this.hasNumbers })
      ? 'preambular'
      : 'text'
    this.roles.endRuns()
    this.open = newItem(kind, block, pieces)
    this.items.push(this.open)
  }

  private joined(pieces: Words['pieces'], block: Words): boolean {
    const below = wordsOf(pieces)
    for (const item of [this.open, this.items.at(-1) === this.lastNote ? this.lastNote : null]) {
      if (!item) continue
      const above = wordsOf(item.pieces)
      const gap = { kind: item.kind, above, ending: endingOf(above), below, isPageEdge: this.isPageEdge }
      const verdict = goesOn(gap)
      if (verdict === 'no') continue
      const { pieces: whole, sure } = this.joiner.join(item.pieces, pieces)
      item.pieces = whole
      item.rejoined = true
      if (verdict === 'guessed' || !sure) {
        item.doubtful = true
        this.doubts.add('rejoin-guessed', block.line, `${above.slice(-80).trimStart()} | ${below}`)
      }
      return true
    }
    return false
  }
}

/** A marker that turned out to be no label goes back to the words; a bullet says nothing. */
const markedPieces = ({ marker, pieces, line }: Words): Words['pieces'] =>
  marker === null || marker === '•'
    ? pieces
    : [{ type: 'text', text: `${marker} `, marks: [], line }, ...pieces]

/** Of the label's characters those that stand in the words and not in the marker. */
const lengthOf = (label: Label, { marker }: Words): number =>
  Math.max(0, label.length - (marker ? marker.length + 1 : 0))

/** The label in the words wins over the bullet before them: "• (a) …". */
function labelOf(block: Words): Label | null {
  if (block.marker !== '•') return readLabel(labelledWords(block))
  return readLabel(wordsOf(block.pieces)) ?? readLabel(labelledWords(block))
}

export function assemble(blocks: Block[], joiner: Joiner, doubts: Doubts): Item[] {
  const assembly = new Assembly(joiner, doubts)
  const labels = blocks.map((block) => (block.type === 'words' && !isNote(block) ? labelOf(block) : null))
  for (const [nth, block] of blocks.entries()) {
    if (block.type === 'break') assembly.break()
    else if (isNote(block)) assembly.addNote(block)
    else if (isAside(block)) assembly.addAside(block)
    else {
      let after = nth + 1
      while (after < blocks.length && isBetween(blocks[after] as Block)) after += 1
      assembly.add(block, labels[nth] ?? null, labels[after] ?? null)
    }
  }
  return assembly.items
}

const isBetween = (block: Block): boolean => block.type === 'break' || isNote(block)
