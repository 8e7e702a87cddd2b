/** When a stage of a preset opens and closes, computed once from its local dates. */
import { instantOf } from './local-time.ts'
import type { Preset, PresetStage } from './preset.ts'

export interface StageWindow {
  opensAt: Date | null
  closesAt: Date | null
}

/** Local hours: texts are released with the working day, meetings begin at ten and end in the evening. */
const releaseAt = '09:00'
const meetingBeginsAt = '10:00'
const eveningAt = '18:00'

const startOf = ({ days, timeZone }: PresetStage): Date | null =>
  days && instantOf(days.first, meetingBeginsAt, timeZone)

const endOf = ({ days, timeZone }: PresetStage): Date | null =>
  days && instantOf(days.last, eveningAt, timeZone)

/** The round that took the same text before, if any. */
function roundBefore(stages: PresetStage[], round: PresetStage): PresetStage | null {
  const before = stages.slice(0, stages.indexOf(round)).filter(({ kind }) => kind === 'round')
  return before.findLast(({ textCode }) => textCode !== null && textCode === round.textCode) ?? null
}

/** `issued` is when people had the text in their hands; `dated` only what stands on it. */
function releaseOf({ texts }: Pick<Preset, 'texts'>, { textCode, timeZone }: PresetStage): Date | null {
  const text = texts.find(({ code }) => code === textCode)
  const day = text?.issued ?? text?.dated
  return day ? instantOf(day, releaseAt, timeZone) : null
}

/**
 * [STG2] A round is open from the release of its text – or, where the round before took the same text, from
 * the end of that round – to the evening of its last sitting day; any other stage from the morning of its
 * first day to the evening of its last. Local hours of the stage's own place. A stage without days is undated.
 */
export function windowOf(preset: Pick<Preset, 'stages' | 'texts'>, stage: PresetStage): StageWindow {
  const closesAt = endOf(stage)
  if (stage.kind !== 'round') return { opensAt: startOf(stage), closesAt }
  const before = roundBefore(preset.stages, stage)
  const opensAt = before ? endOf(before) : releaseOf(preset, stage)
  return { opensAt: opensAt ?? startOf(stage), closesAt }
}
