/** Time at the floor: what is left of what was allotted, and what it is called. */
import type { Speaker } from '@plenary/shared/consultation'

/** Seconds left of whoever speaks, negative once over; what was used of whoever spoke; null before. */
export function secondsLeft(speaker: Speaker, now: Date): number | null {
  if (!speaker.startedAt || speaker.status !== 'speaking') return null
  return Math.ceil(speaker.allottedSeconds - (+now - Date.parse(speaker.startedAt)) / 1000)
}

export function secondsUsed({ startedAt, endedAt }: Speaker): number | null {
  return startedAt && endedAt ? Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000) : null
}

/** [CPG3] "4:05": minutes and seconds without a sign; whether it is left or over is said in words beside it. */
export function clockOf(seconds: number): string {
  const whole = Math.abs(Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Usual lengths of a statement, in seconds. */
const usual = [120, 180, 240, 300, 420, 600, 900]

/** What may be allotted, with what is allotted now among it. */
export const allotments = (now: number): number[] => [...new Set([...usual, now])].sort((a, b) => a - b)

export interface Order {
  speaking: Speaker[]
  listed: Speaker[]
  over: Speaker[]
}

/** Who speaks, who is still to speak in order, and who spoke or was absent. Who withdrew is in no list. */
export function inOrder(speakers: readonly Speaker[]): Order {
  const sorted = [...speakers].sort((a, b) => a.order - b.order)
  const of = (...states: Speaker['status'][]): Speaker[] =>
    sorted.filter(({ status }) => states.includes(status))
  return { speaking: of('speaking'), listed: of('listed'), over: of('spoke', 'absent') }
}
