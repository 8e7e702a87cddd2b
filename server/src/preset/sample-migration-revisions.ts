/** From the sample zero draft on migration to its third revision, in words of our own. */
import { para, subsection } from './sample.ts'
import {
  insertAfter,
  merge,
  moveAfter,
  remove,
  reword,
  type SampleRevisions,
  splitBefore,
} from './sample-revision.ts'

export const migrationRevisions: SampleRevisions = {
  'zero-plus': {
    note: 'Clarifications without a change of substance; the agreement on climate is named.',
    steps: [
      reword(
        'Where a changing climate or a sudden disaster drives',
        'Where a changing climate, as in the Paris Agreement, or a sudden disaster drives',
      ),
      reword(
        'is a frame for cooperation and does not bind in law',
        'is a frame for cooperation without binding force',
      ),
    ],
  },
  'rev-1': {
    note: 'The passage that told migrants from refugees is gone. Regions are asked to review in the years between.',
    steps: [
      reword(
        ', and that those who flee persecution are owed a protection of a kind of its own, which is the matter of another text,',
        ',',
      ),
      reword('Regional bodies are invited to review', 'Regional commissions and other bodies review'),
      splitBefore('Providers of services are not made to inform'),
      moveAfter('Every migrant holds proof of a legal identity', 'Results are published in a form'),
    ],
  },
  'rev-2': {
    note: 'A further objective, on cooperation. Commitments stand apart from the actions that follow them.',
    steps: [
      insertAfter(
        'Those who return find help to begin again',
        subsection('Cooperation'),
        para(
          'We commit to stand by one another in carrying out this compact, with particular regard to countries that have the fewest means and face the greatest movements.',
        ),
      ),
      merge('The missing are searched for and the dead', 'We commit to save lives on land and at sea'),
      remove('Differences in service between nationals and migrants'),
    ],
  },
  'rev-3': {
    note: 'Nobody is returned to irreparable harm: the rule stays, in fewer words. Follow-up and review is longer.',
    steps: [
      reword(
        'and nobody is returned to torture or to another irreparable harm',
        'and nobody is returned to irreparable harm',
      ),
      insertAfter(
        'States report as they see fit.',
        para(
          'The President of the General Assembly is asked to arrange, in 2019, how the forum is held and what it takes up.',
        ),
      ),
    ],
  },
}
