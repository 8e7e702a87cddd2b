/** The thematic sessions of the compact on migration as the demonstration tells them: sparingly, in words of our own. */
import type { ToldStage } from './told.ts'

export const migrationTold: ToldStage[] = [
  {
    code: 'ts1',
    paper: { title: 'Issue brief: rights and inclusion', symbol: null },
    questions: [
      'Which services must anybody be able to reach, whatever their papers say?',
      'What has made a town a better place for newcomers and for those who were there before?',
    ],
    contributions: [
      {
        by: { address: 'ngo' },
        title: 'A doctor who does not have to report',
        topics: ['objective-15', 'immediate-ongoing-needs'],
        body: [
          'At our clinic one woman in three came too late, because she believed that the hospital would call the police. Let those who heal, teach and shelter be free of the duty to report whom they serve.',
          'Where this was written into an ordinance, vaccination rose within a year, for everybody’s good.',
        ],
      },
    ],
    statements: [],
    summary: [
      'Speakers recalled that human rights belong to migrants whatever their status. Access to health care and to school was named most often.',
      'Many held that services and the enforcement of migration law should be kept apart. Others asked that national law decide how.',
      'Open: which services are basic.',
    ],
  },
  {
    code: 'ts2',
    paper: { title: 'Issue brief: why people move', symbol: null },
    questions: ['What lets people stay where they would rather stay?'],
    contributions: [
      {
        by: { name: 'Institute for the Study of Displacement', kind: 'academia' },
        title: 'Slow changes, sudden departures',
        topics: ['objective-2', 'resilience-livelihoods'],
        body: [
          'In the four deltas we studied, families moved after the third bad harvest and not after the first flood. Help that comes between the two costs a fifth of what is spent on the move.',
        ],
      },
    ],
    statements: [],
    summary: [],
  },
  {
    code: 'ts3',
    paper: { title: 'Issue brief: borders, return and readmission', symbol: null },
    questions: ['How can a border be managed so that those who need protection are found at it?'],
    contributions: [
      {
        by: { address: 'state-a' },
        title: 'Two questions at every crossing',
        topics: ['objective-11', 'reception-admission'],
        body: [
          'Our officers ask two questions before any other: are you hurt, and are you afraid to go back. It takes a minute. It has told us more than any scanner, and those who answer yes to either are received elsewhere.',
        ],
      },
    ],
    statements: [
      {
        by: { address: 'state-b' },
        topics: ['objective-21', 'durable-solutions'],
        words: [
          'Whoever returns should have something to return to. We fund work in the districts of return, and we ask that nationals be received with papers.',
        ],
      },
    ],
    summary: [
      'It was common ground that each State decides who enters, and that this is done in keeping with the rights of those who arrive.',
      'Speakers described first interviews, referral, and information in the languages of those who come. Return in safety and dignity was spoken of together with what is found on return.',
      'Open: alternatives to detention, and how children are kept out of it.',
    ],
  },
  {
    code: 'ts4',
    paper: { title: 'Issue brief: what migrants bring', symbol: null },
    questions: ['What stands between what is sent home and what arrives there?'],
    contributions: [
      {
        by: { name: 'Savings Circle of Domestic Workers', kind: 'ngo' },
        title: 'Nine of every hundred',
        topics: ['objective-20', 'objective-22'],
        body: [
          'Of a hundred that we send, nine stay on the way. Tell us the price before we pay it, let the post office do it, and let us take our pensions along when we leave.',
        ],
      },
    ],
    statements: [],
    summary: [],
  },
  {
    code: 'ts5',
    paper: { title: 'Issue brief: smuggling and trafficking', symbol: null },
    questions: ['How is somebody who was trafficked told from somebody who was smuggled, and what follows?'],
    contributions: [
      {
        by: { address: 'facilitator' },
        title: 'What survivors ask of a first night',
        topics: ['objective-10', 'immediate-ongoing-needs'],
        body: [
          'Women whom our house has sheltered ask for a bed, a lawyer and silence, in this order. None of them could testify in the first month; all of them were asked in the first hour.',
        ],
      },
    ],
    statements: [],
    summary: [],
  },
  {
    code: 'ts6',
    paper: { title: 'Issue brief: regular pathways and decent work', symbol: null },
    questions: [
      'Which regular pathway has drawn people away from irregular ones?',
      'How can a skill learned in one country be believed in another?',
    ],
    contributions: [
      {
        by: { address: 'state-b' },
        title: 'A permit that belongs to the worker',
        topics: ['objective-5', 'objective-6', 'resilience-livelihoods'],
        body: [
          'Since our seasonal permit is no longer tied to one farm, complaints are made and wages are paid. Fewer people overstay, because they may come back the next year.',
        ],
      },
    ],
    statements: [],
    summary: [
      'Speakers asked for regular ways that are wide enough to be used: for seasons, for families, for study, and for those who cannot go home.',
      'Permits not tied to one employer, recruitment without fees for the worker, and skills recognized across borders were described from practice.',
      'Open: how far a compact may speak of those who are in a country without papers.',
    ],
  },
]
