/** Decides what a block is from its label, its looks and what stands around it. */
import { type Words, wordsOf } from './block.ts'
import { HeadingCounts, headingSign, isPart, looksLikeTitle, mayHead } from './headings.ts'
import { type Label, numberIn, type Reading, valueIn } from './labels.ts'
import { Runs } from './runs.ts'
import { beginningOf, type Ending, isTitleLike } from './sentence.ts'

export type Role =
  | { is: 'part' }
  | { is: 'heading'; reading: Reading | null; guessed: boolean }
  | { is: 'number'; value: number }
  | { is: 'sub'; level: number; reading: Reading }
  /** The label, where there is one, is no label and stays in the words. */
  | { is: 'plain' }

/** What is known at a block: itself without its label, and its neighbours. */
export interface Seen {
  block: Words
  label: Label | null
  words: string
  /** The label of the next block. */
  next: Label | null
  /** The paragraph above, where no heading stands between. */
  above: { ending: Ending; canHoldSubs: boolean; isSub: boolean } | null
}

export class Roles {
  private lastNumber = 0
  private lastTopic = 0
  /** A list 1., 2., 3. inside a paragraph. */
  private innerNumber = 0
  private readonly headings = new HeadingCounts()
  private readonly runs = new Runs()

  /** A paragraph of its own ends the sub-paragraphs above it. */
  endRuns(): void {
    this.runs.reset()
    this.innerNumber = 0
  }

  of(seen: Seen): Role {
    const { block, label, words } = seen
    const sign = headingSign(block)
    if (sign && mayHead(words)) {
      const role = this.asHeading(seen, sign)
      if (role) return this.counted(role)
    }
    if (!label) {
      if (isPart(words) && isTitleLike(words)) return this.counted({ is: 'part' })
      if (looksLikeTitle(words) || this.isTitleBetween(seen))
        return this.counted({ is: 'heading', reading: null, guessed: true })
      return { is: 'plain' }
    }
    return this.counted(this.byLabel(seen, label))
  }

  /** The source marks a heading or sets it in bold type. */
  private asHeading({ label, words, above }: Seen, sign: 'marked' | 'bold'): Role | null {
    if (!label) {
      if (isPart(words)) return { is: 'part' }
      return sign === 'marked' || isTitleLike(words) ? { is: 'heading', reading: null, guessed: false } : null
    }
    const upper = valueIn(label, 'ROMAN') ?? valueIn(label, 'LETTER')
    if (upper !== null) {
      const reading = this.headings.readingOf(label)
      return { is: 'heading', reading: reading ?? (label.readings[0] as Reading), guessed: reading === null }
    }
    if (label.form === 'bullet' || !isTitleLike(words)) return null
    const number = valueIn(label, 'number')
    if (number !== null)
      return { is: 'heading', reading: { series: 'number', value: number }, guessed: false }
    if (label.form === 'dot' || above?.isSub) return null
    return { is: 'heading', reading: letterOf(label), guessed: false }
  }

  private byLabel(seen: Seen, label: Label): Role {
    const { block, words, next, above } = seen
    const number = numberIn(label)
    if (number !== null) return this.byNumber(seen, number)
    if ((valueIn(label, 'ROMAN') ?? valueIn(label, 'LETTER')) !== null) {
      const reading = isTitleLike(words) ? this.headings.readingOf(label) : null
      return reading ? { is: 'heading', reading, guessed: false } : { is: 'plain' }
    }
    const depth = block.marker ? block.depth : 0
    const isCut = above?.ending === 'open'
    // A sentence that was cut goes on; "(b) and (c) above" is no new sub-paragraph, nor is a dash.
    if (isCut && block.marker === null && (label.form === 'bullet' || !this.runs.fits(label, depth)))
      return { is: 'plain' }
    if (this.isTopic(seen)) return { is: 'heading', reading: letterOf(label), guessed: true }
    if (!above?.canHoldSubs) return { is: 'plain' }
    return { is: 'sub', ...this.runs.place(label, depth, next) }
  }

  /** Plain text has headings "(a) Title" that only their surroundings tell from sub-paragraphs. */
  private isTopic({ label, words, next, above }: Seen): boolean {
    return (
      label?.form === 'paren' &&
      letterOf(label) !== null &&
      isTitleLike(words) &&
      this.runs.isEmpty &&
      (above === null || above.ending === 'full') &&
      numberIn(next) === this.lastNumber + 1
    )
  }

  /** A short line between the end of a paragraph and the next number, which is how plain text has headings. */
  private isTitleBetween({ block, words, next, above }: Seen): boolean {
    return (
      block.depth === 0 &&
      isTitleLike(words) &&
      beginningOf(words) !== 'lower' &&
      (above === null || above.ending === 'full') &&
      numberIn(next) === this.lastNumber + 1
    )
  }

  private byNumber({ block, label, words, next, above }: Seen, value: number): Role {
    const expected = this.lastNumber + 1
    const asSub = (): Role => ({ is: 'sub', ...this.runs.place(label as Label, block.depth, next) })
    if (block.marker !== null && block.depth > 1 && above?.canHoldSubs) return asSub()
    const isTopic =
      isTitleLike(words) && numberIn(next) === expected && (value === this.lastTopic + 1 || value === 1)
    if (isTopic) return { is: 'heading', reading: { series: 'number', value }, guessed: true }
    if (value === expected) return { is: 'number', value }
    // A list 1., 2., 3. below "as follows:" is not the text's own numbering.
    const beginsInner = value === 1 && above?.ending === 'soft' && above.canHoldSubs && expected > 2
    if (beginsInner || (this.innerNumber > 0 && value === this.innerNumber + 1)) {
      this.innerNumber = value
      return asSub()
    }
    // "… from 14 to | 2017. The …": a number far from its place continues the sentence that a page cut.
    const isFar = value < expected || value > expected + 20
    if (above?.ending === 'open' && isFar && value > 31) return { is: 'plain' }
    return { is: 'number', value }
  }

  /** Remembers what was decided, for those that follow. */
  private counted(role: Role): Role {
    switch (role.is) {
      case 'part':
        this.headings.restart()
        this.lastTopic = 0
        this.endRuns()
        return role
      case 'heading':
        this.endRuns()
        if (role.reading?.series === 'number') this.lastTopic = role.reading.value
        else if (role.reading?.series === 'ROMAN' || role.reading?.series === 'LETTER') this.lastTopic = 0
        if (role.reading) this.headings.count(role.reading)
        return role
      case 'number':
        this.lastNumber = role.value
        this.endRuns()
        return role
      case 'sub':
      case 'plain':
        return role
    }
  }
}

const letterOf = (label: Label): Reading | null =>
  label.readings.find(({ series }) => series === 'letter') ??
  label.readings.find(({ series }) => series === 'roman') ??
  null

/** The words a label is read from: the marker of a list and what follows it. */
export const labelledWords = ({ marker, pieces }: Words): string =>
  marker ? `${marker} ${wordsOf(pieces)}` : wordsOf(pieces)
