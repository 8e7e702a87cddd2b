/** The timeline: every state fetched so far, the newest first; choosing one shows it. */
import { UnstyledButton } from '@mantine/core'
import type { ParagraphMoment } from '@plenary/shared/history'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './history.module.css'
import { StateLine } from './StateLine.tsx'
import type { Subject } from './subject.ts'

interface Props {
  subject: Subject
  states: ParagraphMoment[]
  nth: number
  choose(nth: number): void
}

export function StateList({ subject, states, nth, choose }: Props) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('history.timeline')}>
      <h2 className={styles.caption}>{t('history.timeline')}</h2>
      <ol className={styles.states} reversed>
        {states.map((state, place) => (
          <li key={state.seq}>
            <UnstyledButton
              className={styles.choice}
              aria-current={place === nth || undefined}
              onClick={() => choose(place)}
            >
              <StateLine subject={subject} state={state} />
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </section>
  )
}
