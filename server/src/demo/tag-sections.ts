/** The topics of the sections of the samples, so that both compacts can be read side by side from the first day. */
import type { Transaction } from '../database/port.ts'
import { paragraphsOf } from '../paragraph/store.ts'
import { writeTopics } from '../response/topic-store.ts'

/** By the words of the heading. */
const topicsOfSections: Readonly<Record<string, string[]>> = {
  // refugees
  'Arrangements for burden- and responsibility-sharing': ['burden-responsibility-sharing'],
  'Reception and admission': ['reception-admission'],
  'Needs and communities': ['immediate-ongoing-needs', 'host-institutions-communities'],
  Solutions: ['durable-solutions', 'resilience-livelihoods'],
  // migration
  Data: ['objective-1'],
  'Reasons to leave': ['objective-2', 'resilience-livelihoods'],
  Information: ['objective-3'],
  'Lives at risk': ['objective-8'],
  'Smuggling and trafficking': ['objective-9', 'objective-10'],
  'Basic services': ['objective-15', 'immediate-ongoing-needs', 'host-institutions-communities'],
  'Living together': ['objective-16', 'objective-17', 'host-institutions-communities'],
  'Regular pathways': ['objective-5'],
  'Fair work': ['objective-6', 'resilience-livelihoods'],
  'Skills, earnings and benefits': ['objective-18', 'objective-20', 'objective-22'],
  Borders: ['objective-11', 'reception-admission'],
  Detention: ['objective-13'],
  'Consular help': ['objective-14'],
  'Return and readmission': ['objective-21', 'durable-solutions'],
  Implementation: ['objective-23', 'burden-responsibility-sharing'],
}

/** [TOP4] In a demonstration the sections of its samples have topics. */
export async function tagSections(tx: Transaction, draftId: string): Promise<void> {
  for (const { id: paragraphId, kind, text } of await paragraphsOf(tx, draftId)) {
    const topics = kind === 'heading' ? topicsOfSections[text] : undefined
    if (topics) await writeTopics(tx, { draftId, paragraphId, topics })
  }
}
