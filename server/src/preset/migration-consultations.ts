/** Migration, 2017: consultations by region, with civil society, and the hearings of all stakeholders. */
import {
  addisAbaba,
  bamako,
  bangkok,
  beirut,
  geneva,
  headquarters,
  newYork,
  santiago,
  unplaced,
} from './places.ts'
import { type PresetStage, sits, stageAt } from './preset.ts'
import { migrationSources as from } from './sources.ts'

const civilSociety = (
  code: string,
  region: string,
): Pick<PresetStage, 'code' | 'kind' | 'title' | 'note' | 'sources'> => ({
  code,
  kind: 'stakeholder-consultation',
  title: `Regional civil society consultation: ${region}`,
  note: 'One of seven regional civil society consultations.',
  sources: [from.civilSociety],
})

export const migrationRegions: PresetStage[] = [
  stageAt(santiago, {
    code: 'eclac',
    kind: 'regional-consultation',
    title: 'Regional consultation: Latin America and the Caribbean',
    ...sits('2017-08-30', '2017-08-31'),
    note: 'The first of five. Organized by the Economic Commission for Latin America and the Caribbean.',
    outcome: '45 experts took part.',
    sources: [from.santiago],
  }),
  stageAt(beirut, {
    code: 'escwa',
    kind: 'regional-consultation',
    title: 'Regional consultation: Arab region',
    ...sits('2017-09-26', '2017-09-27'),
    note: 'Organized by the Economic and Social Commission for Western Asia.',
    sources: [from.beirut],
  }),
  stageAt(geneva, {
    code: 'grcp',
    kind: 'regional-consultation',
    title: 'Global meeting of regional consultative processes',
    ...sits('2017-10-10', '2017-10-11'),
    outcome: '92 delegates, inter-State consultation mechanisms and the five regional commissions took part.',
    sources: [from.processes],
  }),
  stageAt(addisAbaba, {
    code: 'eca',
    kind: 'regional-consultation',
    title: 'Regional consultation: Africa',
    ...sits('2017-10-26', '2017-10-27'),
    note: 'Organized by the Economic Commission for Africa.',
    sources: [from.addisAbaba],
  }),
  stageAt(bangkok, {
    code: 'escap',
    kind: 'regional-consultation',
    title: 'Regional consultation: Asia and the Pacific',
    ...sits('2017-11-06', '2017-11-08'),
    note: 'Organized by the Economic and Social Commission for Asia and the Pacific.',
    outcome: 'Its report, E/ESCAP/GCM/PREP/6, went to the stocktaking meeting.',
    sources: [from.bangkok],
  }),
  stageAt(geneva, {
    code: 'ece',
    kind: 'regional-consultation',
    title: 'Regional consultation: Economic Commission for Europe region',
    ...sits('2017-11-06'),
    note: 'Organized by the Economic Commission for Europe, whose region also takes in North America and Central Asia.',
    verified: false,
    sources: [],
  }),
]

export const migrationStakeholders: PresetStage[] = [
  stageAt(newYork, {
    code: 'hearing-1',
    kind: 'stakeholder-consultation',
    title: 'First multi-stakeholder hearing',
    ...sits('2017-07-26'),
    sources: [from.hearing1],
  }),
  stageAt(bangkok, { ...civilSociety('rcsc-asia', 'Asia'), ...sits('2017-08-04', '2017-08-05') }),
  stageAt(beirut, {
    ...civilSociety('rcsc-mena', 'Middle East and North Africa'),
    ...sits('2017-08-24', '2017-08-25'),
  }),
  stageAt(bamako, { ...civilSociety('rcsc-africa', 'Africa'), ...sits('2017-08-28', '2017-08-29') }),
  stageAt(geneva, {
    code: 'hearing-2',
    kind: 'stakeholder-consultation',
    title: 'Second multi-stakeholder hearing',
    ...sits('2017-10-11'),
    sources: [from.hearing2],
  }),
  stageAt(unplaced, {
    code: 'hearing-3',
    kind: 'stakeholder-consultation',
    title: 'Third multi-stakeholder hearing',
    theme: 'The whole of society',
    note: 'Convened by the President of the General Assembly at its seventy-second session.',
    verified: false,
    sources: [from.hearing3],
  }),
  stageAt(
    { ...headquarters, place: 'Trusteeship Council Chamber, New York' },
    {
      code: 'hearing-4',
      kind: 'stakeholder-consultation',
      title: 'Fourth multi-stakeholder hearing',
      theme: 'From fiction to fact',
      ...sits('2018-02-21'),
      note: 'Those registered may also attend the first round.',
      sources: [from.hearing4, from.schedule],
    },
  ),
  stageAt(newYork, {
    code: 'hearing-5',
    kind: 'stakeholder-consultation',
    title: 'Fifth multi-stakeholder hearing',
    theme: 'Lessons from the field',
    ...sits('2018-05-21'),
    note: 'The last of the hearings; half a day.',
    sources: [from.hearing5],
  }),
]
