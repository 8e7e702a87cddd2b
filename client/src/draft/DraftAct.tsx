/** A page on which something is done with a draft as a whole: the way back to it, and why one may not do it. */
import { Alert, Title } from '@mantine/core'
import { can } from '@plenary/shared/abilities'
import type { DraftView } from '@plenary/shared/draft'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { placeOfDraft } from '../api/places.ts'
import { draftQuery, meQuery } from '../api/queries.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import styles from './pen.module.css'
import { actorIn } from './use-draft.ts'

interface Props {
  draftId: string
  title: string
  /** For who may release the draft. */
  children(draft: DraftView): ReactNode
}

export function DraftAct({ draftId, title, children }: Props) {
  const { t } = useTranslation()
  useTitle(title)
  const { data: draft, error, refetch } = useQuery(draftQuery(draftId))
  const me = useQuery(meQuery)
  if (error && !draft) return <Problem error={error} retry={() => void refetch()} />
  if (!draft || me.isPending) return <Shape kinds={['title', 'line', 'block']} />
  const place = placeOfDraft(draft.process.id, draft.id)
  const verdict = can(actorIn(me.data, draft.process.id), 'draft.release', place, platformNow())
  return (
    <>
      <p className={styles.back}>
        <Link to="/drafts/$draftId" params={{ draftId }}>
          <bdi lang={draft.language}>{draft.title}</bdi>
        </Link>
      </p>
      <Title order={1}>{title}</Title>
      {verdict === 'yes' ? (
        children(draft)
      ) : (
        <Alert color="yellow" variant="light">
          {reasonSaid(t, verdict)}
        </Alert>
      )}
    </>
  )
}
