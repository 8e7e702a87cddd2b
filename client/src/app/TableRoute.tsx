/** A draft to be set on the table of a round of its process. */

import { Alert } from '@mantine/core'
import { can } from '@plenary/shared/abilities'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { placeOfDraft } from '../api/places.ts'
import { draftQuery, meQuery } from '../api/queries.ts'
import { actorIn } from '../draft/use-draft.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { TableAct } from '../round/TableAct.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'

export function TableRoute({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  useTitle(t('table.title'))
  const { data: draft, error, refetch } = useQuery(draftQuery(draftId))
  const me = useQuery(meQuery)
  if (error && !draft) return <Problem error={error} retry={() => void refetch()} />
  if (!draft || me.isPending) return <Shape kinds={['title', 'line', 'block']} />
  const place = placeOfDraft(draft.process.id, draft.id)
  const verdict = can(actorIn(me.data, draft.process.id), 'draft.release', place, platformNow())
  return (
    <>
      <p>
        <Link to="/drafts/$draftId" params={{ draftId }}>
          <bdi lang={draft.language}>{draft.title}</bdi>
        </Link>
      </p>
      <h1>{t('table.title')}</h1>
      {verdict === 'yes' ? (
        <TableAct slug={draft.process.slug} draftId={draftId} />
      ) : (
        <Alert color="yellow" variant="light">
          {reasonSaid(t, verdict)}
        </Alert>
      )}
    </>
  )
}
