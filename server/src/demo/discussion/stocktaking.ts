/** The stocktaking at the end of 2017, and what the first formal consultation has before it. */
import type { ToldStage } from './told.ts'

export const stocktakingTold: ToldStage = {
  code: 'stocktake',
  paper: { title: 'Elements heard in the thematic discussions', symbol: null },
  questions: [
    'What has been heard often enough to stand in a zero draft?',
    'What has been left open and needs more than words?',
  ],
  contributions: [
    {
      by: { address: 'state-a' },
      title: 'From themes to a text',
      topics: ['burden-responsibility-sharing'],
      body: [
        'The zero draft should begin with the mechanism: when is it called, who sits in it, what does it leave behind. Everything else can be said well and change nothing.',
      ],
    },
    {
      by: { address: 'ngo' },
      title: 'Joint statement on what is still missing',
      topics: ['cross-cutting', 'durable-solutions'],
      onBehalfOf: 'Twelve non-governmental organizations',
      body: [
        'Twelve organizations see three gaps: a place for refugees in the arrangements themselves, a limit to time out of school, and a way to follow what was promised.',
      ],
    },
  ],
  statements: [
    {
      by: { address: 'state-b' },
      topics: ['burden-responsibility-sharing'],
      words: ['We would rather have a short programme that is carried out than a long one that is admired.'],
    },
    {
      by: { name: 'Refugee youth delegates', kind: 'refugee' },
      topics: ['cross-cutting'],
      words: ['We have been called the future in four speeches this morning. We are also here today.'],
    },
  ],
  summary: [
    'The themes of the year were gone through one by one. There was wide support for a programme of action in two parts: arrangements for sharing, and areas in need of support.',
    'Carried into the zero draft: early and predictable help, national systems for all, several solutions at once, participation that is paid for.',
    'Left open for the formal consultations: what sets the mechanism off, whether there is a limit to time out of school, and how promises are followed.',
  ],
}

export const firstConsultationTold: ToldStage = {
  code: 'fc1',
  paper: { title: 'Guide to the zero draft', symbol: null },
  questions: [
    'Is the mechanism for sharing burden and responsibility described so that it can be called upon?',
    'Which area in need of support is missing, and which says too much?',
  ],
  contributions: [
    {
      by: { address: 'state-b' },
      title: 'First remarks on the zero draft',
      topics: ['burden-responsibility-sharing'],
      body: [
        'We welcome the draft as a basis. A support platform “exists for one situation only, and it ends”: we miss who says that it has ended.',
      ],
      quotes: ['exists for one situation only, and it ends'],
    },
    {
      by: { address: 'ngo' },
      title: 'Three months: words for the part on education',
      topics: ['immediate-ongoing-needs'],
      body: [
        'We welcome “No child waits more than three months for a place in school” and ask that it stay. We suggest adding “after arrival”: counted from registration, the three months begin when somebody finds the time to register.',
      ],
      quotes: ['No child waits more than three months for a place in school'],
    },
    {
      by: { address: 'refugee' },
      title: 'Who understands the language of the first hours',
      topics: ['reception-admission'],
      body: [
        'The draft promises “information in a language they understand within the first hours”. Some of us cannot read in any language. Please say “spoken and written”.',
      ],
      quotes: ['information in a language they understand within the first hours'],
    },
    {
      by: { address: 'facilitator' },
      title: 'Older persons in a settlement on the areas in need of support',
      topics: ['immediate-ongoing-needs', 'cross-cutting'],
      body: [
        'They found themselves twice, beside persons with disabilities: among those whose needs are found early, and as “older persons, who are asked what helps them”. They said: ask us what we can do as well. They settle quarrels and teach children, and no line of the text says so.',
      ],
      quotes: ['older persons, who are asked what helps them'],
      group: {
        place: 'A settlement in the south',
        country: 'State A',
        heldOn: '2018-02-06',
        size: 4,
        people: 'older persons',
        kind: 'refugee',
        composition: {
          women: '1-4',
          men: '1-4',
          children: 'none',
          youth: 'none',
          olderPersons: '1-4',
          withDisabilities: '1-4',
        },
        spokenLanguage: 'Arabic',
        consent: 'spoken',
        translationLanguage: 'en',
        verbatim: [
          'وجدنا أنفسنا في النص مرتين، إلى جانب الأشخاص ذوي الإعاقة. اسألونا أيضا عما نستطيع أن نفعله: نصلح بين الناس ونعلّم الأطفال، ولا يقول النص ذلك.',
        ],
      },
    },
  ],
  statements: [
    { by: { address: 'state-a' }, topics: ['burden-responsibility-sharing'], words: [] },
    { by: { address: 'state-b' }, topics: ['burden-responsibility-sharing'], words: [] },
    { by: { name: 'Group of Friends of the Programme', kind: 'regional-group' }, topics: [], words: [] },
    { by: { address: 'ngo' }, topics: ['immediate-ongoing-needs'], words: [] },
  ],
  summary: [],
}
