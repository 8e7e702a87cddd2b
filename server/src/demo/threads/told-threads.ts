/** What is being said about the sample text when the demonstration begins, in words of our own. Nobody quoted here exists. */
import type { ThreadKind, Visibility } from '@plenary/shared/thread'
import type { Topic } from '@plenary/shared/topic'

interface ToldComment {
  /** Stands before @demo.plenary.test. */
  by: string
  body: string
  /** The nth comment of the thread it answers; of the thread as a whole where nothing is said. */
  answers?: number
}

export interface ToldThread {
  /** How the paragraph begins it stands on. */
  paragraph: string
  /** The words it is on; the whole paragraph where nothing is said. */
  quote?: string
  kind: ThreadKind
  visibility: Visibility
  topics: Topic[]
  /** How long before the moment of the demonstration it was opened; each answer follows two minutes later. */
  minutesAgo: number
  comments: [ToldComment, ...ToldComment[]]
  supportedBy?: string[]
  resolved?: { by: string; outcome: string }
}

export const toldThreads: ToldThread[] = [
  {
    paragraph: 'A global forum on refugees meets',
    quote: 'at regular intervals',
    kind: 'question',
    visibility: 'all',
    topics: ['burden-responsibility-sharing'],
    minutesAgo: 27,
    comments: [
      {
        by: 'state-b',
        body: 'How often is regular? Ministers plan two years ahead. We could work with every four years, and with something lighter in between.',
      },
      {
        by: 'state-a',
        body: 'Four years is a long time for a country that hosts a million people. If the meeting of senior officials has a say in between, we can live with it.',
        answers: 0,
      },
      {
        by: 'secretariat',
        body: 'Both points are noted for the next draft. The interval was left open on purpose, so that this consultation can say it.',
      },
    ],
    supportedBy: ['state-a'],
  },
  {
    paragraph: 'It creates no new obligation in law.',
    quote: 'It creates no new obligation in law.',
    kind: 'suggestion',
    visibility: 'all',
    topics: ['cross-cutting'],
    minutesAgo: 24,
    comments: [
      {
        by: 'state-b',
        body: 'We propose to say plainly that the compact is not legally binding. “No new obligation” invites the question which obligations there are already.',
      },
      {
        by: 'state-a',
        body: 'We can accept that if the next sentence stays: contributions are each State’s own decision, and they are still expected.',
        answers: 0,
      },
    ],
  },
  {
    paragraph: 'At the request of that State, a support platform',
    quote: 'within weeks',
    kind: 'concern',
    visibility: 'all',
    topics: ['burden-responsibility-sharing'],
    minutesAgo: 20,
    comments: [
      {
        by: 'state-a',
        body: 'Weeks can be two or twenty. In the last large movement the first meeting took place in the fifth month, when the schools had been full for four.',
      },
    ],
    supportedBy: ['state-b'],
  },
  {
    paragraph: 'A host State that faces a large or long movement',
    quote: 'one authority that coordinates',
    kind: 'comment',
    visibility: 'delegation',
    topics: [],
    minutesAgo: 18,
    comments: [
      {
        by: 'state-a',
        body: 'For ourselves: the capital prefers two authorities, interior and finance. Ask for “one or more” on Wednesday, and let it go if somebody offers multi-year funding in exchange.',
      },
    ],
  },
  {
    paragraph: 'Warning comes before arrival',
    quote: 'those who see the first signs are heard',
    kind: 'support',
    visibility: 'all',
    topics: ['reception-admission'],
    minutesAgo: 15,
    comments: [
      {
        by: 'ngo',
        body: 'We support this sentence as it stands. Drivers, traders and nurses at the border knew weeks before any forecast did.',
      },
      {
        by: 'refugee',
        body: 'Yes. When we left, the women at the market had told everybody. Nobody had asked them.',
        answers: 0,
      },
    ],
    supportedBy: ['state-b', 'refugee'],
  },
  {
    paragraph: 'Every person is registered individually',
    quote: 'biometrics only under safeguards',
    kind: 'concern',
    visibility: 'all',
    topics: ['reception-admission', 'cross-cutting'],
    minutesAgo: 12,
    comments: [
      {
        by: 'refugee',
        body: 'I gave my fingers on the first night and did not know who would see them. Please write who may see them, and that it is never the country we fled from.',
      },
      {
        by: 'secretariat',
        body: 'Thank you. The safeguards will be named in the paragraph on data, to which this one will point.',
        answers: 0,
      },
      { by: 'ngo', body: 'We would rather see them named here, where registration happens.', answers: 1 },
    ],
    supportedBy: ['ngo'],
  },
  {
    paragraph: 'People who arrive are given water',
    quote: 'within the first hours',
    kind: 'question',
    visibility: 'secretariat',
    topics: ['immediate-ongoing-needs'],
    minutesAgo: 8,
    comments: [
      {
        by: 'ngo',
        body: 'May we send figures of how long this took at three crossings last year? We would not want the places named in public.',
      },
      { by: 'secretariat', body: 'Please do, here. Nobody but us and your delegation reads this thread.' },
    ],
  },
  {
    paragraph: 'Progress towards them is measured',
    quote: 'before the first review',
    kind: 'question',
    visibility: 'all',
    topics: ['cross-cutting'],
    minutesAgo: 26,
    comments: [
      { by: 'state-a', body: 'Is a date meant here, or any time before the first forum?' },
      { by: 'secretariat', body: 'Before the first forum. The sentence will say so.', answers: 0 },
    ],
    resolved: { by: 'state-a', outcome: 'Answered: before the first forum. Nothing to change in substance.' },
  },
]
