/** What posted contributions say, as it is linked to paragraphs and answered. Their words stand still. */
import { attributionsOf, type Told } from '../participant/attribution.ts'
import type { Said, SaidBy } from '../subject/source.ts'
import { contributionsByIds } from './store.ts'

export const linkTo = (id: string): string => `/contributions/${id}`

export const saidInContributions: SaidBy = async ({ queries, namesOf }, ids) => {
  const posted = (await contributionsByIds(queries, ids)).filter(({ status }) => status === 'posted')
  const told = await attributionsOf(queries, namesOf, posted)
  return new Map(
    posted.map(({ id, stageId, title, kind, topics, authorId, delegationId }, nth): [string, Said] => [
      id,
      {
        ...{ stageId, title, kind, topics },
        attributedTo: (told[nth] as Told).names,
        of: { authorId, delegationId },
        ...{ words: null, readable: true, link: linkTo(id) },
      },
    ]),
  )
}
