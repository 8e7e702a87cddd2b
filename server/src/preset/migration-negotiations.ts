/** Migration, 2018: six rounds in New York, the dialogues inside them, the conference and the endorsement. */
import { assembly, headquarters, marrakech } from './places.ts'
import { type PresetStage, sits, sitsOn, stageAt } from './preset.ts'
import { migrationSources as from } from './sources.ts'

/** Protection, services and inclusion: where stakeholders who stand beside migrants write. */
const stakeholderSections = ['II.B']

export const migrationNegotiations: PresetStage[] = [
  stageAt(headquarters, {
    code: 'r1',
    kind: 'round',
    title: 'First round',
    theme: 'The whole text, each day some of the objectives',
    ...sitsOn(['2018-02-20', '2018-02-22', '2018-02-23']),
    textCode: 'zero',
    stakeholderSections,
    note: 'No meeting on 21 February, the day of the hearing.',
    sources: [from.letter, from.zeroPlus],
  }),
  stageAt(headquarters, {
    code: 'r2',
    kind: 'round',
    title: 'Second round',
    theme: 'Regular and irregular; migrants and refugees; implementation and capacity; follow-up and review',
    ...sits('2018-03-12', '2018-03-15', { '2018-03-15': 'Reading of the text' }),
    textCode: 'zero-plus',
    stakeholderSections,
    sources: [from.zeroPlus, from.round2],
  }),
  stageAt(headquarters, {
    code: 'r3',
    kind: 'round',
    title: 'Third round',
    theme: 'Draft rev. 1 is presented and its reading begins',
    ...sits('2018-04-03', '2018-04-06'),
    textCode: 'rev-1',
    stakeholderSections,
    sources: [from.round3],
  }),
  stageAt(headquarters, {
    code: 'r4',
    kind: 'round',
    title: 'Fourth round',
    theme:
      'Reading of draft rev. 1 is finished; capacity, pathways, disasters and climate, rights and services, return',
    ...sits('2018-05-14', '2018-05-18'),
    textCode: 'rev-1',
    stakeholderSections,
    sources: [from.round4, from.round4Press],
  }),
  stageAt(headquarters, {
    code: 'r5',
    kind: 'round',
    title: 'Fifth round',
    theme: 'Objective by objective',
    ...sits('2018-06-04', '2018-06-08', {
      '2018-06-05': 'Morning: dialogue with stakeholders',
      '2018-06-08': 'Morning: dialogue with stakeholders',
    }),
    textCode: 'rev-2',
    stakeholderSections,
    note: 'With a briefing on the arrangements of the United Nations.',
    sources: [from.round5, from.revision2],
  }),
  stageAt(headquarters, {
    code: 'dialogue-r5',
    kind: 'stakeholder-consultation',
    title: 'Dialogues with stakeholders in the fifth round',
    ...sitsOn(['2018-06-05', '2018-06-08'], { '2018-06-05': 'Morning', '2018-06-08': 'Morning' }),
    sources: [from.round5],
  }),
  stageAt(headquarters, {
    code: 'r6',
    kind: 'round',
    title: 'Sixth round',
    theme: 'What remains, and the final text',
    ...sits('2018-07-09', '2018-07-13', {
      '2018-07-09': 'Remaining issues',
      '2018-07-10': 'Remaining issues; dialogue with stakeholders',
      '2018-07-11': 'Final text by the evening',
      '2018-07-13': 'Conclusion',
    }),
    textCode: 'rev-3',
    stakeholderSections,
    sources: [from.round6, from.revision3],
  }),
  stageAt(headquarters, {
    code: 'dialogue-r6',
    kind: 'stakeholder-consultation',
    title: 'Dialogue with stakeholders in the sixth round',
    ...sits('2018-07-10'),
    sources: [from.round6],
  }),
  stageAt(marrakech, {
    code: 'conference',
    kind: 'adoption',
    title: 'Intergovernmental conference',
    theme: 'Adoption of the compact',
    ...sits('2018-12-10', '2018-12-11'),
    outcome: 'Adopted by acclamation on 10 December. 164 Member States took part.',
    sources: [from.marrakech, from.marrakechPress],
  }),
  stageAt(assembly, {
    code: 'ga',
    kind: 'adoption',
    title: 'General Assembly: the compact before the plenary',
    ...sits('2018-12-19'),
    outcome:
      'Endorsed in resolution 73/195: 152 in favour, 5 against (Czechia, Hungary, Israel, Poland, United States), 12 abstentions; 24 did not vote.',
    sources: [from.endorsement, from.endorsementVote],
  }),
]
