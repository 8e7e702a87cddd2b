/** Fourth and fifth thematic discussions: durable solutions, and what cuts across all. */
import type { ToldStage } from './told.ts'

export const solutionsTold: ToldStage = {
  code: 'td4',
  paper: { title: 'Concept paper: durable solutions', symbol: null },
  questions: [
    'How can more places for resettlement and other ways of admission be found, by more States?',
    'What must be true of a place before people can be said to return to it of their own will?',
  ],
  contributions: [
    {
      by: { address: 'state-b' },
      title: 'More places, more countries',
      topics: ['durable-solutions', 'burden-responsibility-sharing'],
      body: [
        'We began with two hundred places and one town that wanted to try. Countries that begin need a partner who has done it before. We propose pairs: one that has a programme, one that starts.',
      ],
    },
    {
      by: { address: 'refugee' },
      title: 'Before anybody asks us to return',
      topics: ['durable-solutions'],
      body: [
        'My house has another family in it. They are not bad people. If I go back without papers for it there will be two families without a house. Ask about houses, schools and mines before you ask about buses.',
      ],
    },
  ],
  statements: [
    {
      by: { name: 'International Network of Resettled Youth', kind: 'ngo' },
      topics: ['durable-solutions'],
      words: ['We are a solution that can speak. Ask us what made the first year work.'],
    },
  ],
  summary: [
    'Speakers agreed that return must be voluntary, in safety and dignity, and that conditions at home deserve more support than they get.',
    'Many asked for more places of resettlement and for other ways of admission, through family, work and study.',
    'Open: what is expected of countries that offer local integration.',
  ],
}

export const acrossTold: ToldStage = {
  code: 'td5',
  paper: { title: 'Concept paper: cross-cutting issues', symbol: null },
  questions: [
    'How will the programme of action listen to those it is about?',
    'Which figures should be kept, and how are the people in them protected?',
  ],
  contributions: [
    {
      by: { address: 'ngo' },
      title: 'Nothing about us without us, with a budget line',
      topics: ['cross-cutting'],
      body: [
        'Participation needs travel, interpretation and time off work. Where there is no line for it in a budget, the same three people are invited every year.',
      ],
    },
    {
      by: { name: 'Institute for the Study of Displacement', kind: 'academia' },
      title: 'Figures that protect',
      topics: ['cross-cutting'],
      body: [
        'Data by age, sex and disability are needed, and a small group must not be told by its figures. We suggest that no count below five is published, and that whoever is counted can learn what was kept.',
      ],
    },
  ],
  statements: [
    {
      by: { address: 'state-a' },
      topics: ['cross-cutting'],
      words: [
        'What is measured must be of use to the district that collects it, or it will not be collected well.',
      ],
    },
  ],
  summary: [
    'The participation of refugees and host communities, age, gender and diversity, protection of children, and data ran through all interventions.',
    'It was asked that participation be paid for and not only invited.',
    'Open: how the two compacts are to speak of movements in which refugees and migrants travel together.',
  ],
}
