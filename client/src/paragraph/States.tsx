/** [HIS19] The states of a paragraph, replayed by a slider, with what each changed in the one before it. */
import { Button } from '@mantine/core'
import type { ParagraphMoment } from '@plenary/shared/history'
import { useId } from 'react'
import { formatMoment } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { More } from '../ui/paged.tsx'
import { Shape } from '../ui/Shape.tsx'
import { Changes } from './Changes.tsx'
import styles from './history.module.css'
import { Restore } from './Restore.tsx'
import { StateLine } from './StateLine.tsx'
import { StateList } from './StateList.tsx'
import { type Subject, stageOf } from './subject.ts'
import { useStates } from './use-states.ts'

export function States({ subject, onSaid }: { subject: Subject; onSaid?: (text: string) => void }) {
  const { t } = useTranslation()
  const { query, states, nth, choose } = useStates(subject.paragraphId, subject.text)
  const state = states[nth]
  if (query.error && !state) return <Problem error={query.error} retry={() => void query.refetch()} />
  if (!state) return <Shape kinds={['line', 'line', 'short', 'block']} />
  const before = states[nth + 1]
  return (
    <>
      <Slider subject={subject} states={states} nth={nth} choose={choose} />
      <section className={styles.state} aria-label={t('history.stateShown')}>
        <StateLine subject={subject} state={state} />
        <p className={styles.words} lang={subject.language} dir={subject.direction}>
          {/* Of the oldest state fetched so far nobody knows yet what was before it. */}
          <Changes before={before?.text ?? (query.hasNextPage ? state.text : '')} after={state.text} />
        </p>
        <Restore
          subject={subject}
          state={state}
          isNewest={nth === 0}
          onDone={() => {
            choose(0)
            onSaid?.(t('history.restored'))
          }}
        />
      </section>
      <StateList subject={subject} states={states} nth={nth} choose={choose} />
      <More of={query} label={t('history.earlier')} />
    </>
  )
}

interface Choosing {
  subject: Subject
  states: ParagraphMoment[]
  nth: number
  choose(nth: number): void
}

/** From the oldest to the newest, as one reads: arrow keys, Home and End move it. */
function Slider({ subject, states, nth, choose }: Choosing) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const last = states.length - 1
  const state = states[nth] as ParagraphMoment
  const stage = stageOf(subject, state.stageId)
  const place = { number: states.length - nth, count: states.length }
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{t('history.slider', place)}</label>
      <div className={styles.track}>
        <Button variant="default" size="compact-md" disabled={nth === last} onClick={() => choose(nth + 1)}>
          {t('history.before')}
        </Button>
        <input
          id={id}
          type="range"
          min={0}
          max={last}
          step={1}
          value={last - nth}
          disabled={last === 0}
          ref={focusInDialog}
          aria-valuetext={t('history.valueText', {
            ...place,
            who: state.participant?.name ?? t('history.platform'),
            when: formatMoment(state.at, stage?.timeZone ?? 'UTC', i18n.language, stage?.place),
          })}
          onChange={(event) => choose(last - Number(event.currentTarget.value))}
        />
        <Button variant="default" size="compact-md" disabled={nth === 0} onClick={() => choose(nth - 1)}>
          {t('history.after')}
        </Button>
      </div>
    </div>
  )
}

/** Whoever opens the past over the table goes on by arrow keys at once; who comes back from the authors stays where they are. */
function focusInDialog(slider: HTMLInputElement | null): void {
  const hasChosen = document.activeElement?.hasAttribute('aria-pressed')
  if (slider?.closest('dialog') && !hasChosen) slider.focus()
}
