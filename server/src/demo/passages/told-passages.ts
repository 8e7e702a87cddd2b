/** Which words of the discussion bear on which paragraph of the sample, and what the secretariat answers. In words of our own. */
import type { Outcome } from '@plenary/shared/response'

/** A contribution by its title, the summary of a stage by the code of the calendar, a thread by how its paragraph begins. */
export type ToldSource =
  | { type: 'contribution'; stage: string; title: string }
  | { type: 'summary'; stage: string }
  | { type: 'thread'; paragraph: string }

export interface ToldPassage {
  from: ToldSource
  quote: string
  /** How the paragraph begins it bears on. */
  paragraph: string
  note?: string
  /** Whoever said it where nothing else is said. */
  linkedBy?: 'secretariat'
  /** Not there while it waits. */
  answer?: {
    outcome: Outcome
    reason: string
    /** The words of the zero draft in which it shows. */
    words?: string
  }
}

export const refugeesPassages: ToldPassage[] = [
  {
    from: { type: 'contribution', stage: 'td1', title: 'Make pledges that can be followed' },
    quote: 'A pledge should say who gives what, to whom, by when, and be reported on by the one who made it.',
    paragraph: 'Each contribution is entered in a public register',
    answer: {
      outcome: 'taken-up',
      reason:
        'The register asks for what you name, and leaves it to the giver to keep the entry true. Several States had asked for the same.',
      words: 'with its giver, its purpose, its time and the state of its delivery',
    },
  },
  {
    from: { type: 'contribution', stage: 'td1', title: 'What a host country carries' },
    quote: 'We ask for a mechanism that is called upon early',
    paragraph: 'At the request of that State, a support platform',
    answer: {
      outcome: 'in-part',
      reason:
        'The host State calls, and the platform meets within weeks. A number of days was put forward too and found no agreement in the thematic discussions; it remains open for the formal consultations.',
      words: 'can be convened by the High Commissioner within weeks',
    },
  },
  {
    from: { type: 'contribution', stage: 'td2', title: 'The first three nights' },
    quote: 'A sign in our language, a lamp and a woman officer would have changed those nights.',
    paragraph: 'People who arrive are given water',
    answer: {
      outcome: 'taken-up',
      reason:
        'Information in a language people understand now stands beside water and food. The lamp is in the paragraph on sites, and women officers are in the one on rosters.',
      words: 'information in a language they understand within the first hours',
    },
  },
  {
    from: { type: 'contribution', stage: 'td2', title: 'The first three nights' },
    quote: 'Please do not separate brothers and sisters in different queues',
    paragraph: 'Children who are alone or separated',
  },
  {
    from: {
      type: 'contribution',
      stage: 'td2',
      title: 'What women who arrived last spring would tell those who plan',
    },
    quote: 'give the papers to each grown person, not to the husband for all',
    paragraph: 'Every person is registered individually',
    note: 'Said in the group in other words, and by most of those who spoke.',
    answer: {
      outcome: 'taken-up',
      reason: 'Registration is of each person, and so is the document that follows from it.',
      words: 'Every person is registered individually',
    },
  },
  {
    from: { type: 'contribution', stage: 'td3', title: 'A place in school within three months' },
    quote: 'no more than three months out of school after arrival',
    paragraph: 'No child waits more than three months',
    answer: {
      outcome: 'in-part',
      reason:
        'The limit is there. It counts from registration and not from arrival, because the day of arrival is often known to nobody but the family; the footnote says so.',
      words: 'No child waits more than three months for a place in school.',
    },
  },
  {
    from: { type: 'contribution', stage: 'td4', title: 'More places, more countries' },
    quote: 'We propose pairs: one that has a programme, one that starts.',
    paragraph: 'New countries of resettlement are accompanied',
    answer: {
      outcome: 'taken-up',
      reason:
        'The pairs are in the text without the word. How long one accompanies the other is said as well.',
      words: 'New countries of resettlement are accompanied by experienced ones',
    },
  },
  {
    from: { type: 'contribution', stage: 'td5', title: 'Figures that protect' },
    quote: 'We suggest that no count below five is published',
    paragraph: 'Decisions rest on data that are reliable',
    answer: {
      outcome: 'not-taken-up',
      reason:
        'A number that protects in one country reveals in another. The text says that data are kept safe and leaves the threshold to the methods, which are written with statistical offices next year.',
    },
  },
  {
    from: { type: 'summary', stage: 'td1' },
    quote: 'Open: how a mechanism is set off, and who may ask for it.',
    paragraph: 'A platform may be activated where',
    linkedBy: 'secretariat',
    answer: {
      outcome: 'noted',
      reason:
        'The draft names three situations as a beginning. Whether they are the right ones is what this consultation is asked.',
    },
  },
  {
    from: { type: 'summary', stage: 'td4' },
    quote: 'Open: what is expected of countries that offer local integration.',
    paragraph: 'A number of host States choose to let refugees stay',
    linkedBy: 'secretariat',
  },
  {
    from: { type: 'thread', paragraph: 'Every person is registered individually' },
    quote: 'Please write who may see them, and that it is never the country we fled from.',
    paragraph: 'Decisions rest on data that are reliable',
    linkedBy: 'secretariat',
    answer: {
      outcome: 'noted',
      reason:
        'That data never reach the country people fled from is said here already. Who may see them is not, and will be put to the second consultation.',
    },
  },
  {
    from: { type: 'thread', paragraph: 'A global forum on refugees meets' },
    quote: 'We could work with every four years, and with something lighter in between.',
    paragraph: 'A global forum on refugees meets',
  },
]
