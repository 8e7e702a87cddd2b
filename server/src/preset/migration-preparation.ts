/** Migration, 2016 to the beginning of 2018: the mandate, six sessions by theme, the stocktaking. */
import { geneva, headquarters, newYork, puertoVallarta, unplaced, vienna } from './places.ts'
import { lasts, type PresetStage, sits, stageAt } from './preset.ts'
import { migrationSources as from, sources } from './sources.ts'

export const migrationMandate: PresetStage[] = [
  stageAt(headquarters, {
    code: 'nyd',
    kind: 'milestone',
    title: 'New York Declaration for Refugees and Migrants',
    theme: 'Annex II opens the way to a compact on migration',
    ...sits('2016-09-19'),
    note: 'Resolution 71/1.',
    sources: [sources.seed('1')],
  }),
  stageAt(unplaced, {
    code: 'elements',
    kind: 'milestone',
    title: 'Elements of the modalities',
    ...lasts('2016-11-23'),
    sources: [from.agreement],
  }),
  stageAt(unplaced, {
    code: 'silence',
    kind: 'milestone',
    title: 'Modalities under silence procedure',
    ...lasts('2017-01-26', '2017-01-30'),
    outcome: 'Circulated on 26 January, agreed on 30 January.',
    sources: [from.agreement],
  }),
  stageAt(unplaced, {
    code: 'accreditation',
    kind: 'milestone',
    title: 'Special accreditation of stakeholders',
    ...lasts('2017-03-14', '2017-04-17'),
    note: 'The first deadline, 9 April, was extended. Once accredited, people register for each session.',
    sources: [from.accreditation, from.accreditationNgls],
  }),
  stageAt(headquarters, {
    code: 'modalities',
    kind: 'milestone',
    title: 'Modalities adopted',
    ...sits('2017-04-06'),
    note: 'Resolution 71/280, without a vote, 74th plenary meeting. Mexico and Switzerland were appointed to facilitate in the same month.',
    sources: [from.modalities, from.schedule, sources.seed('40')],
  }),
]

const bothLists = [from.thematic, from.thematicNorway]

export const migrationSessions: PresetStage[] = [
  stageAt(geneva, {
    code: 'ts1',
    kind: 'thematic-consultation',
    title: 'Thematic session 1',
    theme: 'Human rights of all migrants, inclusion, cohesion, and every form of discrimination',
    ...sits('2017-05-08', '2017-05-09'),
    sources: bothLists,
  }),
  stageAt(newYork, {
    code: 'ts2',
    kind: 'thematic-consultation',
    title: 'Thematic session 2',
    theme: 'Why people move: climate, disasters of nature, crises made by people',
    ...sits('2017-05-22', '2017-05-23'),
    sources: bothLists,
  }),
  stageAt(geneva, {
    code: 'ts3',
    kind: 'thematic-consultation',
    title: 'Thematic session 3',
    theme: 'Cooperation and governance: borders, transit, entry, return, readmission, integration',
    ...sits('2017-06-19', '2017-06-20'),
    sources: bothLists,
  }),
  stageAt(newYork, {
    code: 'ts4',
    kind: 'thematic-consultation',
    title: 'Thematic session 4',
    theme: 'What migrants and diasporas give to development; remittances; portable benefits',
    ...sits('2017-07-24', '2017-07-25'),
    sources: bothLists,
  }),
  stageAt(vienna, {
    code: 'ts5',
    kind: 'thematic-consultation',
    title: 'Thematic session 5',
    theme: 'Smuggling, trafficking and slavery today; how people are identified, protected, assisted',
    ...sits('2017-09-04', '2017-09-05'),
    sources: bothLists,
  }),
  stageAt(geneva, {
    code: 'ts6',
    kind: 'thematic-consultation',
    title: 'Thematic session 6',
    theme: 'Irregular migration and regular pathways, decent work, mobility of labour, recognition of skills',
    ...sits('2017-10-12', '2017-10-13'),
    sources: [...bothLists, from.hearing2],
  }),
]

export const migrationStocktaking: PresetStage[] = [
  stageAt(unplaced, {
    code: 'written-inputs',
    kind: 'milestone',
    title: 'Last day for written inputs of Governments',
    ...lasts('2017-12-01'),
    sources: [from.inputs],
  }),
  stageAt(puertoVallarta, {
    code: 'stocktake',
    kind: 'stocktaking',
    title: 'Preparatory meeting: stocktaking',
    theme: 'Six dimensions: human, community, local, national, regional, global',
    ...sits('2017-12-04', '2017-12-06'),
    outcome:
      '136 Member States took part. The summary counts 897 participants, 115 of them not from Governments. The United States had ended its participation shortly before.',
    sources: [from.stocktaking, from.summary],
  }),
  stageAt(headquarters, {
    code: 'conference-modalities',
    kind: 'milestone',
    title: 'Modalities of the conference adopted',
    ...lasts('2017-12-24'),
    note: 'Resolution 72/244. The conference is to be held in Morocco in December 2018.',
    sources: [from.conference, from.modalities],
  }),
  stageAt(headquarters, {
    code: 'sg-report',
    kind: 'milestone',
    title: 'Report of the Secretary-General launched',
    theme: 'Making migration work for all',
    ...sits('2018-01-11'),
    note: 'A/72/643, dated 12 December 2017.',
    sources: [from.report, from.reportIisd],
  }),
]
