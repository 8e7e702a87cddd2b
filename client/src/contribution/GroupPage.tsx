/** Entering what a group of people said, on a phone and without a connection if need be. Nobody in it is named. */
import { Title } from '@mantine/core'
import { languages } from '@plenary/shared/language'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../api/queries.ts'
import { consultationQuery } from '../consultation/queries.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import styles from './contribution.module.css'
import { GroupForm } from './GroupForm.tsx'
import { emptyInput, joinForm, keptForm } from './group-input.ts'
import { useWaiting } from './use-waiting.ts'
import { WaitingList } from './WaitingList.tsx'

export function GroupPage({ stageId }: { stageId: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(consultationQuery(stageId))
  const { data: me } = useQuery(meQuery)
  useTitle(t('contribution.group.title'))
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />
  if (!data || me === undefined) return <Shape kinds={['title', 'line', 'block', 'block']} />
  const may = data.can.facilitate === 'yes'
  return (
    <>
      <p className={styles.back}>
        <Link to="/stages/$stageId" params={{ stageId }}>
          <bdi>{data.stage.title}</bdi>
        </Link>
      </p>
      <Title order={1}>{t('contribution.group.title')}</Title>
      {me && data.seenAs && may ? (
        <Entering
          accountId={me.user.id}
          stageId={stageId}
          process={data.process.slug}
          by={data.seenAs.name}
        />
      ) : (
        <p className={styles.muted}>{reasonSaid(t, data.can.facilitate)}</p>
      )}
    </>
  )
}

interface EnteringProps {
  accountId: string
  stageId: string
  process: string
  by: string
}

function Entering({ accountId, stageId, process, by }: EnteringProps) {
  const { t, i18n } = useTranslation()
  const today = platformNow().toISOString().slice(0, 10)
  const spoken = languages.find((code) => code === i18n.language) ?? 'en'
  const kept = keptForm(accountId, stageId)
  const [begun] = useState(() => joinForm(kept.read(), emptyInput(today, spoken)))
  const queue = useWaiting(accountId)
  return (
    <div className={styles.group}>
      <p className={styles.note}>{t('contribution.group.noNames')}</p>
      <WaitingList {...queue} />
      <GroupForm
        begun={begun}
        process={process}
        today={today}
        by={by}
        keep={kept.keep}
        onSend={(sent) => {
          queue.add({ stageId, refused: null, sent })
          scrollTo({ top: 0 })
        }}
      />
    </div>
  )
}
