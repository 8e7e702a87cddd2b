/** First thematic discussion: how the burden and the responsibility have been shared, and how they might be. */
import type { ToldStage } from './told.ts'

export const sharingTold: ToldStage = {
  code: 'td1',
  paper: { title: 'Concept paper: lessons of earlier arrangements', symbol: null },
  questions: [
    'Which arrangements of the past shared responsibility in a way that could be relied upon, and why?',
    'How can help be pledged before a large movement begins, so that it need not be begged for afterwards?',
    'What do host countries carry that no figure of aid shows?',
  ],
  contributions: [
    {
      by: { address: 'state-a' },
      title: 'What a host country carries',
      topics: ['burden-responsibility-sharing', 'host-institutions-communities'],
      body: [
        'For eleven years one in nine people in our country has been a refugee. Schools teach in two shifts, wells are drawn twice as deep, and the price of bread and rent is paid by those who had little before.',
        'We ask for a mechanism that is called upon early, in which offers of money, of places for resettlement and of skills are made side by side and their delivery is told in public.',
      ],
    },
    {
      by: { address: 'ngo' },
      title: 'Make pledges that can be followed',
      topics: ['burden-responsibility-sharing'],
      body: [
        'Half of what was pledged at the last conference we followed had no date and no purpose. A pledge should say who gives what, to whom, by when, and be reported on by the one who made it.',
        'Organizations led by refugees should sit where arrangements are designed, and not only where they are carried out.',
      ],
    },
    {
      by: { name: 'Institute for the Study of Displacement', kind: 'academia' },
      title: 'Three arrangements compared',
      topics: ['burden-responsibility-sharing', 'durable-solutions'],
      body: [
        'We compared three regional arrangements of the last forty years. Each worked while three things came together: a clear share for everyone, solutions of several kinds at once, and a convener whom all sides trusted. When one was missing, the other two did not last.',
      ],
    },
  ],
  statements: [
    {
      by: { address: 'state-b' },
      topics: ['burden-responsibility-sharing'],
      words: [
        'We are ready to say in advance what we can bring: money over several years, and a number of places. We would like others to do the same, each by their means.',
      ],
    },
    {
      by: { name: 'African Group', kind: 'regional-group' },
      onBehalfOf: 'African Group',
      topics: ['burden-responsibility-sharing', 'host-institutions-communities'],
      words: [
        'Proximity is no criterion of fairness. Whoever lives next to a war did not choose to host alone.',
      ],
    },
  ],
  summary: [
    'Many speakers held that responsibility falls today on those who happen to be near. Arrangements that had worked were described as early, predictable and made of several kinds of help at once.',
    'It was widely felt that pledges should be of a kind that can be followed. Views differed on whether shares should be worked out by a formula or offered freely.',
    'Open: how a mechanism is set off, and who may ask for it.',
  ],
}
