import { describe, expect, it } from 'vitest'
import { placeGroups, type Row, within } from './place-groups.ts'

/** Five hundred threads on a hundred and twenty paragraphs, as long as paragraphs are. */
const rows: Row[] = []
for (let nth = 0, top = 0; nth < 120; nth += 1) {
  const height = 40 + ((nth * 37) % 160)
  rows.push({ id: `p${nth}`, top, height, threads: nth % 10 === 9 ? 0 : 4 + (nth % 3) })
  top += height + 4
}

describe('places in the margin', () => {
  it('[MAR6] without a focus every group stands exactly at its paragraph and takes no more height than that has', () => {
    const groups = placeGroups(rows, null, 0)
    expect(groups.length).toBe(rows.filter(({ threads }) => threads > 0).length)
    for (const { id, top, height } of groups) {
      const row = rows.find((each) => each.id === id) as Row
      expect(top).toBe(row.top)
      expect(height).toBeLessThanOrEqual(Math.max(row.height, 36))
    }
  })

  it('[MAR6] the focused group stands at its paragraph whatever its height; none lies over another', () => {
    const groups = placeGroups(rows, 'p40', 900)
    const at = groups.findIndex(({ id }) => id === 'p40')
    expect(groups[at]).toMatchObject({ top: rows[40]?.top, height: 900, isFull: true })
    for (const [nth, group] of groups.entries()) {
      const before = groups[nth - 1]
      if (before) expect(group.top).toBeGreaterThanOrEqual(before.top + before.height)
    }
  })

  it('[MAR6] what is pushed down is one line each, so that a few paragraphs on all stand at their own again', () => {
    const groups = placeGroups(rows, 'p40', 900)
    const pushed = groups.filter(({ id, top }) => top !== rows.find((row) => row.id === id)?.top)
    expect(pushed.every(({ briefs }) => briefs === 0)).toBe(true)
    expect(pushed.length).toBeGreaterThan(2)
    expect(pushed.length).toBeLessThan(16)
  })

  it('[MAR6] only groups near the window are drawn, and the focused one wherever it is', () => {
    const groups = placeGroups(rows, 'p100', 300)
    const drawn = within(groups, 2000, 3000)
    expect(drawn.length).toBeLessThan(20)
    expect(drawn.some(({ id }) => id === 'p100')).toBe(true)
  })

  it('[MAR6] a paragraph with the focus has a place to begin a thread, also without any', () => {
    expect(placeGroups(rows, 'p9', 40).find(({ id }) => id === 'p9')).toMatchObject({
      isFull: true,
      briefs: 0,
    })
  })
})
