/** Who takes part in the meeting, and saying that I do. */
import { Button } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { OthersSee } from '../participant/OthersSee.tsx'
import { Problem } from '../ui/Problem.tsx'
import { paged } from '../ui/paged.tsx'
import styles from './consultation.module.css'
import { attendanceQuery, consultationKeys } from './queries.ts'
import { Section } from './Section.tsx'

interface Props {
  consultation: Consultation
  onAnswer(consultation: Consultation): void
}

export function Attendance({ consultation, onAnswer }: Props) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { stage, counts, can, attending, seenAs: me } = consultation
  const isOver = stage.phase === 'closed' || stage.phase === 'cancelled'
  const attend = useMutation({
    mutationFn: (attends: boolean) => call('attend', { params: { id: stage.id }, body: { attends } }),
    onSuccess: (answer) => {
      onAnswer(answer.consultation)
      void cache.invalidateQueries({ queryKey: consultationKeys.attendance(stage.id) })
    },
  })
  if (counts.present === null) return null
  return (
    <Section id="attendance" title={t('consultation.attendance.title')}>
      <p>
        {counts.present === 0
          ? t('consultation.attendance.nobody')
          : t(isOver ? 'consultation.attendance.tookPart' : 'consultation.attendance.count', {
              count: counts.present,
            })}
      </p>
      {me && (attending ? can.leave : can.attend) === 'yes' && (
        <div className={styles.attend}>
          {!attending && <OthersSee me={me} />}
          <Button
            variant={attending ? 'filled' : 'default'}
            aria-pressed={attending}
            loading={attend.isPending}
            onClick={() => attend.mutate(!attending)}
          >
            {t(attending ? 'consultation.attendance.attending' : 'consultation.attendance.attend')}
          </Button>
        </div>
      )}
      {me && !isOver && !attending && can.attend !== 'yes' && (
        <p className={styles.muted}>{reasonSaid(t, can.attend)}</p>
      )}
      {attend.error && <Problem error={attend.error} />}
      {me && counts.present > 0 && <Present stageId={stage.id} />}
    </Section>
  )
}

function Present({ stageId }: { stageId: string }) {
  const { t } = useTranslation()
  const { items, failed, more } = paged(useInfiniteQuery(attendanceQuery(stageId)))
  if (failed) return failed
  return (
    <>
      <ul className={styles.present}>
        {items.map(({ id, name, kind, delegation, colour }) => (
          <li key={id}>
            <span className={styles.dot} style={{ background: colour }} aria-hidden="true" />
            <span>
              <bdi>{name}</bdi>
              <span className={styles.muted}>
                {' · '}
                {delegation ? <bdi>{delegation.name}</bdi> : t(`participant.kind.${kind}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}
