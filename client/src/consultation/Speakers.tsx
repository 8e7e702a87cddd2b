/** The speakers' list, live: who speaks and how long still, who is next, who spoke; asking for the floor. */
import { Button } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { useState } from 'react'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { AskForFloor } from './AskForFloor.tsx'
import styles from './consultation.module.css'
import { Section } from './Section.tsx'
import { SpeakerItem } from './SpeakerItem.tsx'
import { inOrder } from './speaking.ts'
import { useSpeakers } from './use-speakers.ts'

interface Props {
  consultation: Consultation
  mayKeep: boolean
}

export function Speakers({ consultation, mayKeep }: Props) {
  const { t } = useTranslation()
  const { speakers, programme, can, stage, seenAs: me } = consultation
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  const { change, ask } = useSpeakers(stage.id)
  const { speaking, listed, over } = inOrder(speakers)
  const mine = listed.find(({ participant }) => participant !== null && participant.id === me?.id)
  const itemOf = (id: string | null): string | undefined => programme.find((item) => item.id === id)?.title
  const move = (id: string, to: number): void => {
    const name = listed[to]
    if (!name) return
    change.mutate(
      { id, order: name.order },
      {
        onSuccess: () =>
          setSaid(
            t('consultation.speakers.movedTo', {
              name: listed.find((each) => each.id === id)?.name,
              nth: to + 1,
            }),
          ),
      },
    )
  }
  const common = {
    stageId: stage.id,
    nobodySpeaks: speaking.length === 0,
    mayKeep,
    me,
    itemOf,
    change: (what: Parameters<typeof change.mutate>[0]) => change.mutate(what),
  }
  const mayAsk = can.ask === 'yes'
  const isOver = stage.phase === 'closed' || stage.phase === 'cancelled'
  return (
    <Section
      id="speakers"
      title={t('consultation.speakers.title')}
      action={
        !isAsking && (mayKeep || (mayAsk && !mine)) ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t(mayKeep ? 'consultation.speakers.enter' : 'consultation.speakers.ask')}
          </Button>
        ) : undefined
      }
    >
      {isAsking && (
        <AskForFloor
          slug={consultation.process.slug}
          programme={programme}
          entersOthers={mayKeep}
          me={me}
          onCancel={() => setAsking(false)}
          onAsk={(wish) => ask.mutateAsync(wish)}
        />
      )}
      {!mayKeep && !mayAsk && !isOver && me && <p className={styles.muted}>{reasonSaid(t, can.ask)}</p>}
      {change.error && <Problem error={change.error} />}
      <p className={styles.said} role="status">
        {said}
      </p>
      {speaking.map((speaker) => (
        <div key={speaker.id} className={styles.atTheFloor}>
          <h3>{t('consultation.speakers.speaking')}</h3>
          <ul className={styles.speakers}>
            <SpeakerItem speaker={speaker} {...common} />
          </ul>
        </div>
      ))}
      {speakers.length === 0 && !isAsking && (
        <Empty title={t('consultation.speakers.empty')} text={t('consultation.speakers.emptyText')} />
      )}
      {listed.length > 0 && (
        <>
          <h3>{t('consultation.speakers.next')}</h3>
          {mayKeep && listed.length > 1 && <p className={styles.muted}>{t('consultation.speakers.keys')}</p>}
          <ol className={styles.speakers}>
            {listed.map((speaker, nth) => (
              <SpeakerItem
                key={speaker.id}
                speaker={speaker}
                nth={nth}
                isLast={nth === listed.length - 1}
                onMove={(to) => move(speaker.id, to)}
                {...common}
              />
            ))}
          </ol>
        </>
      )}
      {over.length > 0 && (
        <details className={styles.discussion} open={listed.length === 0 && speaking.length === 0}>
          <summary>{t('consultation.speakers.over', { count: over.length })}</summary>
          <ol className={styles.speakers}>
            {over.map((speaker) => (
              <SpeakerItem key={speaker.id} speaker={speaker} {...common} />
            ))}
          </ol>
        </details>
      )}
    </Section>
  )
}
