/** From the sample zero draft on refugees to its final draft, in words of our own: what the pen-holder does between the rounds. */
import { chapter, para } from './sample.ts'
import {
  insertAfter,
  merge,
  moveAfter,
  remove,
  reword,
  type SampleRevisions,
  splitBefore,
} from './sample-revision.ts'

export const refugeesRevisions: SampleRevisions = {
  'draft-1': {
    note: 'The text says that it does not bind. The framework has a chapter of its own, so that mechanisms are now III.A and areas in need of support III.B. The forum is called a summit.',
    steps: [
      insertAfter(
        'Progress towards them is measured',
        chapter('Comprehensive refugee response framework'),
        para(
          'The framework set out in part A is an integral part of this compact. What follows says how it is carried out, in every situation and by whom.',
        ),
      ),
      reword(
        'It creates no new obligation in law.',
        'It is not legally binding and creates no new obligation.',
      ),
      reword(
        'Arrangements for burden- and responsibility-sharing',
        'Mechanisms for burden- and responsibility-sharing',
      ),
      reword('A global forum on refugees meets', 'A global refugee summit meets'),
      reword('A contribution announced at the forum', 'A contribution announced at the summit'),
      reword('Between two forums', 'Between two summits'),
      reword('Co-hosting of the forum', 'Co-hosting of the summit'),
      reword('The forum, the meeting of senior officials', 'The summit, the meeting of senior officials'),
      reword('when a forum finds', 'when a summit finds'),
      splitBefore('Age, gender, disability and diversity'),
      merge('Qualifications are recognized by simple procedures', 'Decent work is the shortest way'),
      moveAfter('Food assistance respects what people eat', 'National health systems are enabled'),
      remove('Rosters of staff, among them women'),
    ],
  },
  'draft-2': {
    note: 'The Global Refugee Forum has its name and meets every four years; the word summit is gone. Children have more room, local authorities stand after those they work with.',
    steps: [
      reword('A global refugee summit meets', 'The Global Refugee Forum meets'),
      reword('at the level of ministers at regular intervals', 'at the level of ministers every four years'),
      reword('A contribution announced at the summit', 'A contribution announced at the Forum'),
      reword('Between two summits', 'Between two Forums'),
      reword('Co-hosting of the summit', 'Co-hosting of the Forum'),
      reword('The summit, the meeting of senior officials', 'The Forum, the meeting of senior officials'),
      insertAfter(
        'Children are children before they are refugees',
        para(
          'A child who arrives alone has a guardian within days. Families are traced from the first day, and brothers and sisters stay together while they wait.',
        ),
      ),
      reword('waits more than three months for a place', 'waits more than a few months for a place'),
      splitBefore('Data are collected for a stated purpose'),
      merge(
        'New countries of resettlement are accompanied by experienced ones',
        'More States take part in resettlement',
      ),
      moveAfter(
        'Cities and other local authorities, which are often the first',
        'Organizations led by refugees, by women',
      ),
      remove('when a summit finds'),
    ],
  },
  'draft-3': {
    note: 'Shorter in several places. Mixed movements are new in the introduction, and support for asylum has the shape of a group. Coherence with the compact on migration is said in full.',
    steps: [
      insertAfter(
        'It is addressed to States first.',
        para(
          'Refugees often travel together with others who move for other reasons. In such mixed movements, whoever needs protection is told apart early and fairly, and nobody loses dignity by not being a refugee.',
        ),
      ),
      reword(
        'A group of experts supports asylum systems',
        'An asylum capacity support group strengthens asylum systems',
      ),
      reword(
        'are prepared with knowledge of each other',
        'are prepared with knowledge of each other and in the same terms',
      ),
      reword('a conference of solidarity where that helps', 'a solidarity conference where that helps'),
      splitBefore('Alternatives to camps are preferred'),
      merge('Contributions to these areas come through', 'This section lists areas in which host countries'),
      moveAfter('Where a lasting solution is still far away', 'The end of exile is planned'),
      remove('Stocks of goods close to likely places'),
    ],
  },
  'draft-final': {
    note: 'Mechanisms are called arrangements throughout. Indicators go with each of the four objectives, and senior officials meet two years after each Forum, which first meets in 2019.',
    steps: [
      reword(
        'Mechanisms for burden- and responsibility-sharing',
        'Arrangements for burden- and responsibility-sharing',
      ),
      reword('every four years', 'every four years, for the first time in 2019'),
      reword('Between two Forums, senior officials', 'Two years after each Forum, senior officials'),
      reword(
        'is measured with a small number of indicators',
        'is measured with indicators for each of the four',
      ),
      insertAfter(
        'Each contribution is entered in a public register',
        para(
          'Lessons are drawn from contributions that were not delivered as well as from those that were, and shared at the next meeting of senior officials.',
        ),
      ),
      splitBefore('Contributors reduce what they earmark'),
      merge('Those who come by these ways are protected', 'Families are reunited by procedures'),
      moveAfter('Early support in the first three months', 'Finance for services that refugees and hosts'),
      remove('Integration asks something of all sides'),
    ],
  },
}

/** The extracts in Arabic follow the same outline, so that the sections of a round are the same in both. */
export const refugeesArabicRevisions: SampleRevisions = {
  'draft-1': {
    note: 'أصبح للإطار فصل خاص به، فصارت آليات تقاسم الأعباء القسم الثالث (ألف) ومجالات الدعم القسم الثالث (باء).',
    steps: [
      insertAfter(
        'مساعدة بلدان الأصل على أن تصبح أماكن',
        chapter('الإطار الشامل للاستجابة للاجئين'),
        para('يشكل الإطار الشامل جزءاً لا يتجزأ من هذا الميثاق، ويبيّن ما يلي كيف يُنفَّذ في كل حالة ومن ينفذه.'),
      ),
      reword(
        'لا ينشئ هذا البرنامج التزامات قانونية جديدة',
        'هذا البرنامج غير ملزم قانوناً ولا ينشئ التزامات جديدة',
      ),
      reword('ترتيبات تقاسم الأعباء والمسؤوليات', 'آليات تقاسم الأعباء والمسؤوليات'),
    ],
  },
  'draft-2': {
    note: 'أصبح للمنتدى العالمي للاجئين اسمه، وهو يجتمع كل أربع سنوات.',
    steps: [
      reword('يجتمع منتدى عالمي معني باللاجئين', 'يجتمع المنتدى العالمي للاجئين'),
      reword('في مواعيد منتظمة', 'كل أربع سنوات'),
    ],
  },
  'draft-3': {
    note: 'أُضيفت التحركات المختلطة إلى المقدمة.',
    steps: [
      insertAfter(
        'هذا البرنامج غير ملزم قانوناً',
        para(
          'كثيراً ما يسافر اللاجئون مع آخرين ينتقلون لأسباب أخرى، وفي هذه التحركات المختلطة يُعرف مبكراً من يحتاج إلى الحماية.',
        ),
      ),
    ],
  },
  'draft-final': {
    note: 'سُمّيت الآليات ترتيبات، ويجتمع المنتدى لأول مرة في عام 2019.',
    steps: [
      reword('آليات تقاسم الأعباء والمسؤوليات', 'ترتيبات تقاسم الأعباء والمسؤوليات'),
      reword('كل أربع سنوات', 'كل أربع سنوات، ولأول مرة في عام 2019'),
    ],
  },
}
