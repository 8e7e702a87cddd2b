/** The texts of the compact on refugees. Rounds and texts are many to one: draft 1 was on two tables. */
import { type PresetText, textOfCalendar } from './preset.ts'
import { refugeeSources as from, sources } from './sources.ts'

export const refugeeTexts: PresetText[] = [
  textOfCalendar({
    code: 'draft-0',
    title: 'Zero draft',
    dated: '2018-01-31',
    issued: '2018-01-31',
    note: 'Released on 31 January and sent to the President of the General Assembly on 5 February. The framework, a programme of action, arrangements for follow-up.',
    sources: [from.zeroDraft, from.letter, from.zeroDraftIisd, from.zeroDraftBlog],
  }),
  textOfCalendar({
    code: 'draft-1',
    title: 'Draft 1',
    dated: '2018-03-09',
    issued: '2018-03-09',
    note: 'Says that the compact does not bind; mechanisms become section III.A, areas in need of support III.B.',
    sources: [from.firstDraft, from.opening2, from.opening3],
  }),
  textOfCalendar({
    code: 'draft-2',
    title: 'Draft 2',
    dated: '2018-04-30',
    issued: '2018-05-03',
    note: 'Guiding principles, objectives and a section on children are new; the Global Refugee Forum has its name.',
    verified: false,
    sources: [from.opening4, from.secondDraft, from.exchangeMay],
  }),
  textOfCalendar({
    code: 'draft-3',
    title: 'Draft 3',
    dated: '2018-06-04',
    issued: '2018-06-04',
    paragraphs: 104,
    note: 'With a memorandum on the main changes and, on the same day, a non-paper on support for asylum capacity. Some three pages shorter; mixed movements are new in the chapeau.',
    sources: [from.opening5, from.papers, from.length],
  }),
  textOfCalendar({
    code: 'draft-final',
    title: 'Final draft',
    dated: '2018-06-26',
    issued: '2018-06-26',
    note: 'The fifth version, with a memorandum. Mechanisms are now called arrangements; indicators for the four objectives are new.',
    sources: [from.opening6, from.finalDraft, from.finalText],
  }),
  textOfCalendar({
    code: 'advance',
    title: 'Advance version',
    dated: '2018-07-20',
    issued: '2018-07-20',
    verified: false,
  }),
  textOfCalendar({
    code: 'proposed',
    title: 'Proposed global compact on refugees',
    symbol: 'A/73/12 (Part II)',
    dated: '2018-08-02',
    issued: '2018-08-02',
    paragraphs: 107,
    note: 'Part of the High Commissioner’s annual report, in six languages; reissued for technical reasons on 13 September. Four chapters; the paragraphs of the final draft under new labels.',
    sources: [from.papers, from.contents],
  }),
  textOfCalendar({
    code: 'affirmed',
    title: 'The compact as affirmed',
    symbol: 'A/RES/73/151',
    dated: '2018-12-17',
    paragraphs: 107,
    note: 'Affirmed by the General Assembly in its resolution on UNHCR.',
    sources: [from.plenary, sources.seed('6 and 39')],
  }),
]
