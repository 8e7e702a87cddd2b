/** Second and third thematic discussions: when people arrive, and what they and their hosts need. */
import type { ToldStage } from './told.ts'

export const receptionTold: ToldStage = {
  code: 'td2',
  paper: { title: 'Concept paper: reception and admission', symbol: null },
  questions: [
    'What must stand ready before people arrive in large numbers?',
    'How is somebody with particular needs found in the first days, and by whom?',
  ],
  contributions: [
    {
      by: { address: 'refugee' },
      title: 'The first three nights',
      topics: ['reception-admission'],
      body: [
        'We slept three nights beside the road because nobody could say where to register. A sign in our language, a lamp and a woman officer would have changed those nights.',
        'Please do not separate brothers and sisters in different queues because one of them is grown up.',
      ],
    },
    {
      by: { address: 'state-a' },
      title: 'Registration close to the border',
      topics: ['reception-admission'],
      body: [
        'Registration with a paper that is accepted everywhere in the country has been our best investment: for security, for planning and for the people themselves. We need equipment and trained staff within days, and offer our own to neighbours.',
      ],
    },
    {
      by: { address: 'facilitator' },
      title: 'What women who arrived last spring would tell those who plan',
      topics: ['reception-admission', 'cross-cutting'],
      body: [
        'They said: ask us in a room with a door. They said: give the papers to each grown person, not to the husband for all. They said: tell us at once if we may work.',
      ],
      group: {
        place: 'A community centre near the northern border',
        country: 'State A',
        heldOn: '2017-10-04',
        size: 14,
        people: 'women',
        kind: 'refugee',
        composition: {
          women: '10-19',
          men: 'none',
          children: 'none',
          youth: '1-4',
          olderPersons: '1-4',
          withDisabilities: '1-4',
        },
        spokenLanguage: 'Dari',
        consent: 'spoken',
        translationLanguage: 'en',
        verbatim: [
          'گفتند: از ما در اتاقی بپرسید که در داشته باشد. به هر بزرگسال سند خودش را بدهید، نه همه را به شوهر.',
        ],
      },
    },
  ],
  statements: [
    {
      by: { address: 'ngo' },
      topics: ['reception-admission'],
      words: [
        'Local volunteers were there on the first night and had no part in the plan. Let a plan of reception name them before the first bus comes.',
      ],
    },
  ],
  summary: [
    'Readiness was the word most often heard: sites chosen beforehand, teams that can be sent in days, and registration that gives everyone a paper of their own.',
    'Speakers asked that people with particular needs be found in the first days, by people trained for it, of both sexes.',
    'Open: how detention of children is to be spoken of.',
  ],
}

export const needsTold: ToldStage = {
  code: 'td3',
  paper: { title: 'Concept paper: meeting needs and supporting communities', symbol: null },
  questions: [
    'How can refugee children be in national schools within a few months?',
    'What lets host communities say, years later, that they too have gained?',
  ],
  contributions: [
    {
      by: { address: 'ngo' },
      title: 'A place in school within three months',
      topics: ['immediate-ongoing-needs', 'host-institutions-communities'],
      body: [
        'We propose a limit: no more than three months out of school after arrival. Where schools are full, build and hire for all children of the place, and count host children in the same plan.',
      ],
    },
    {
      by: { address: 'state-b' },
      title: 'Development partners from the beginning',
      topics: ['resilience-livelihoods', 'host-institutions-communities'],
      body: [
        'Humanitarian help alone runs out after two winters. Development banks should be at the table in the first year, with means on terms that hosts can accept.',
      ],
    },
    {
      by: { address: 'facilitator' },
      title: 'Host families on water and wood',
      topics: ['host-institutions-communities', 'immediate-ongoing-needs'],
      body: [
        'They said that the forest is gone on both sides of the road and that nobody quarrels about it aloud. They want stoves that burn less for every house, also for theirs.',
      ],
      group: {
        place: 'A village beside a settlement',
        country: 'State A',
        heldOn: '2017-09-27',
        size: 9,
        people: 'host families',
        kind: 'host-community',
        composition: {
          women: '5-9',
          men: '1-4',
          children: 'none',
          youth: 'none',
          olderPersons: '1-4',
          withDisabilities: 'none',
        },
        spokenLanguage: 'Kirundi',
        consent: 'through-representative',
        translationLanguage: 'en',
        verbatim: ['Bavuze yuko ishamba ryaheze ku mpande zompi z’ibarabara.'],
      },
    },
  ],
  statements: [
    {
      by: { address: 'state-a' },
      topics: ['host-institutions-communities'],
      words: [
        'One health post for everyone costs less than two, and makes neighbours of those who wait in it.',
      ],
    },
  ],
  summary: [
    'There was broad support for services through national systems, for refugees and hosts together, with means that come early and last.',
    'Education, health, water and energy were named most often. Several speakers asked for a limit to the time children are out of school.',
    'Open: whether such a limit should be a number.',
  ],
}
