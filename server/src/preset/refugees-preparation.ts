/** Refugees, 2016 and 2017: the declaration, the discussions by theme, the stocktaking. */
import { byUnhcr, geneva, headquarters, palais, palaisRoomXvii } from './places.ts'
import { lasts, type PresetStage, sits, stageAt } from './preset.ts'
import { refugeeSources as from, sources } from './sources.ts'

export const refugeePreparation: PresetStage[] = [
  stageAt(headquarters, {
    code: 'nyd',
    kind: 'milestone',
    title: 'New York Declaration for Refugees and Migrants',
    theme: 'A compact on refugees is announced; the comprehensive response framework is annexed',
    ...sits('2016-09-19'),
    note: 'Resolution 71/1. Annex I holds the comprehensive refugee response framework.',
    sources: [sources.seed('1')],
  }),
  stageAt(byUnhcr, {
    code: 'roadmap',
    kind: 'milestone',
    title: 'Road map published',
    ...lasts('2017-05-17'),
    verified: false,
    sources: [from.roadmap, sources.seed('35')],
  }),
  stageAt(geneva, {
    code: 'ngo-consult',
    kind: 'stakeholder-consultation',
    title: 'Annual consultations with non-governmental organizations',
    ...sits('2017-06-14', '2017-06-16'),
    outcome: '574 people of 313 organizations from 91 countries took part.',
    sources: [sources.seed('15, footnote 5')],
  }),
  stageAt(palais, {
    code: 'td1',
    kind: 'thematic-consultation',
    title: 'Thematic discussion 1',
    theme: 'Sharing burden and responsibility: arrangements of the past and of today',
    ...sits('2017-07-10'),
    sources: [from.thematic],
  }),
  stageAt(palaisRoomXvii, {
    code: 'td2',
    kind: 'thematic-consultation',
    title: 'Thematic discussion 2',
    theme: 'Reception and admission: measures when a large movement begins',
    ...sits('2017-10-17'),
    sources: [from.thematic, from.roomXvii],
  }),
  stageAt(palais, {
    code: 'td3',
    kind: 'thematic-consultation',
    title: 'Thematic discussion 3',
    theme: 'Meeting needs and supporting communities',
    ...sits('2017-10-18'),
    // The sources name the two days and not which of them was this discussion.
    verified: false,
    sources: [from.thematic, from.roomXvii],
  }),
  stageAt(palais, {
    code: 'td4',
    kind: 'thematic-consultation',
    title: 'Thematic discussion 4',
    theme: 'Durable solutions',
    ...sits('2017-11-14'),
    // The sources name the two days and not which of them was this discussion.
    verified: false,
    sources: [from.thematic],
  }),
  stageAt(palais, {
    code: 'td5',
    kind: 'thematic-consultation',
    title: 'Thematic discussion 5',
    theme: 'Cross-cutting and overarching issues',
    ...sits('2017-11-15'),
    // The sources name the two days and not which of them was this discussion.
    verified: false,
    sources: [from.thematic],
  }),
  stageAt(headquarters, {
    code: 'ny-brief-0',
    kind: 'briefing',
    title: 'Informal exchange with Member States',
    theme: 'The end of the thematic discussions',
    ...sits('2017-12-01'),
    sources: [from.exchange2017],
  }),
  stageAt(palais, {
    code: 'stocktake',
    kind: 'stocktaking',
    title: 'High Commissioner’s Dialogue on Protection Challenges',
    theme: 'Towards a global compact on refugees',
    ...sits('2017-12-12', '2017-12-13'),
    note: 'The tenth Dialogue. About 500 participants are expected, refugee youth delegates among them.',
    sources: [from.dialogue, from.dialogueHeld],
  }),
]
