/**
 * The levels of sub-paragraphs, from the order in which their labels come: (a), (i), a., i. or whatever the text
 * uses. The context tells the numeral (i) from the letter (i) [IMP8].
 */
import type { Label, Reading } from './labels.ts'

interface Run {
  key: string
  series: Reading['series']
  last: number
}

export interface Placed {
  /** From 1. */
  level: number
  reading: Reading
}

const deepest = 4

export class Runs {
  private open: Run[] = []

  reset(): void {
    this.open = []
  }

  get isEmpty(): boolean {
    return this.open.length === 0
  }

  private readonly keyOf = (label: Label, reading: Reading, depth: number): string =>
    `${reading.series} ${label.form} ${depth}`

  /** Deepest first: what goes on there is meant, whatever else it might be. */
  private continued(
    label: Label,
    depth: number,
    next: Label | null,
  ): { at: number; reading: Reading } | null {
    for (let at = this.open.length - 1; at >= 0; at -= 1) {
      const run = this.open[at] as Run
      for (const reading of label.readings) {
        if (run.key !== this.keyOf(label, reading, depth)) continue
        if (reading.series !== 'bullet' && reading.value !== run.last + 1) continue
        if (!this.beginsNumerals(reading, label, next)) return { at, reading }
      }
    }
    return null
  }

  /** (h), (i), (ii): the (i) opens a deeper level although it could follow (h). */
  private beginsNumerals(reading: Reading, label: Label, next: Label | null): boolean {
    if (
      reading.series !== 'letter' ||
      !label.readings.some(({ series, value }) => series === 'roman' && value === 1)
    )
      return false
    return (
      next?.form === label.form &&
      next.readings.some(({ series, value }) => series === 'roman' && value === 2)
    )
  }

  /** Whether the label goes on with what is open, or is the first of its kind. */
  fits(label: Label, depth: number): boolean {
    return this.continued(label, depth, null) !== null || label.readings.some(({ value }) => value <= 1)
  }

  /** `depth` counts the lists of the source that gave the label; 0 where the label stands in the words. */
  place(label: Label, depth: number, next: Label | null): Placed {
    const known = this.continued(label, depth, next)
    const { at, reading } = known ?? this.begun(label, depth)
    this.open.length = Math.min(this.open.length, at + 1)
    this.open[at] = { key: this.keyOf(label, reading, depth), series: reading.series, last: reading.value }
    return { level: Math.min(at + 1, deepest), reading }
  }

  /** A run that begins, or one that begins anew or leaves something out. */
  private begun(label: Label, depth: number): { at: number; reading: Reading } {
    const first =
      label.readings.find(({ value }) => value === 1) ??
      label.readings.find((each) => this.open.some(({ key }) => key === this.keyOf(label, each, depth))) ??
      (label.text.replace(/[^a-z]/g, '').length > 1 ? label.readings.at(-1) : label.readings[0])
    const reading = first as Reading
    const same = this.open.findLastIndex(({ key }) => key === this.keyOf(label, reading, depth))
    return { at: same >= 0 ? same : this.open.length, reading }
  }
}
