/** Makes a process from a preset: its texts, and its stages with windows and rights. */
import { randomUUID } from 'node:crypto'
import { phaseOf } from '@plenary/shared/stage'
import type { Transaction } from '../database/port.ts'
import { insertProcess, insertTexts } from '../process/store.ts'
import { insertStages, type StageRow } from '../stage/store.ts'
import type { Preset, PresetStage } from './preset.ts'
import { rulesOf } from './rules.ts'
import { windowOf } from './window.ts'

export interface WrittenPreset {
  processId: string
  /** In the order of the calendar. */
  stages: StageRow[]
}

/**
 * [PRE4] A stage that opened or closed before the process was made did so in the world and not here: it is
 * written as done, and the record of the process begins with the process.
 */
function stageRow(preset: Preset, stage: PresetStage, order: number, processId: string, at: Date): StageRow {
  const { days: _, stakeholderSections: __, ...facts } = stage
  const window = windowOf(preset, stage)
  const phase = phaseOf(window, at)
  const past = phase === 'closed'
  return {
    ...facts,
    ...window,
    id: randomUUID(),
    processId,
    order,
    cancelledAt: null,
    rules: rulesOf(stage),
    openedFactAt: past || phase === 'open' ? window.opensAt : null,
    closedFactAt: past ? window.closesAt : null,
    publishedAt: null,
  }
}

/** Writes the process in the transaction given. The slug must be free. */
export async function writePreset(tx: Transaction, preset: Preset, at: Date): Promise<WrittenPreset> {
  const { slug, title, description, language, timeZone, texts } = preset
  const processId = randomUUID()
  await insertProcess(tx, { id: processId, slug, title, description, language, timeZone, createdAt: at })
  await insertTexts(
    tx,
    texts.map((text, order) => ({ ...text, order, processId })),
  )
  const stages = preset.stages.map((stage, order) => stageRow(preset, stage, order, processId, at))
  await insertStages(tx, stages)
  return { processId, stages }
}
