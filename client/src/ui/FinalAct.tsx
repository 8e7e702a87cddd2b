/** What cannot be taken back is done in three steps: written, reviewed, done – with a receipt and what comes next. */
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './FinalAct.module.css'
import { Problem } from './Problem.tsx'
import { useFocusOn } from './use-focus-on.ts'

/** Proof of what was done: names and what they are, in the order of reading. */
export interface Receipt {
  /** What was done, as a whole sentence. */
  done: string
  facts: { name: string; value: ReactNode }[]
  /** What comes next: sentences or links, the most likely first. */
  next: ReactNode[]
}

interface Props<Input, Prepared, Result> {
  /**
   * The first step. It stays as it was written while the second is looked at. `review` goes on with what was written;
   * `isPreparing` is true while what would follow is being asked for.
   */
  write(go: { review(input: Input): void; isPreparing: boolean }): ReactNode
  /** Asks what would follow. What it refuses is said in the first step, and everything written stays. */
  prepare(input: Input): Promise<Prepared>
  /** The second step: what would be so, and for whom. */
  review(prepared: Prepared, input: Input): ReactNode
  /** What cannot be taken back, in one sentence above the button. */
  warning(prepared: Prepared, input: Input): string
  /** Why it cannot be done as reviewed; null when it can. */
  obstacle?(prepared: Prepared, input: Input): string | null
  /** The words of the button: the act itself, never "OK". */
  confirm(prepared: Prepared, input: Input): string
  carryOut(input: Input, prepared: Prepared): Promise<Result>
  receipt(result: Result, input: Input): Receipt
  /** Told once it is done, for what else the page shows. */
  onDone?(result: Result): void
}

type State<Input, Prepared, Result> =
  | { step: 'write'; error: unknown; isPreparing: boolean }
  | { step: 'review'; input: Input; prepared: Prepared; error: unknown; isCarriedOut: boolean }
  | { step: 'done'; input: Input; result: Result }

const steps = ['write', 'review', 'done'] as const

export function FinalAct<Input, Prepared, Result>(props: Props<Input, Prepared, Result>) {
  const { t } = useTranslation()
  const id = useId()
  const [state, setState] = useState<State<Input, Prepared, Result>>({
    step: 'write',
    error: null,
    isPreparing: false,
  })
  /** A press that comes while another is under way is none: what is final is done once. */
  const busy = useRef(false)
  const title = useFocusOnStep(state.step)
  const problem = useFocusOn<HTMLDivElement>(state.step === 'done' ? null : state.error)
  const once = async (work: () => Promise<void>): Promise<void> => {
    if (busy.current) return
    busy.current = true
    try {
      await work()
    } finally {
      busy.current = false
    }
  }
  const toReview = (input: Input): void =>
    void once(async () => {
      setState({ step: 'write', error: null, isPreparing: true })
      try {
        const prepared = await props.prepare(input)
        setState({ step: 'review', input, prepared, error: null, isCarriedOut: false })
      } catch (error) {
        setState({ step: 'write', error, isPreparing: false })
      }
    })
  const toDone = (at: Extract<typeof state, { step: 'review' }>): void =>
    void once(async () => {
      setState({ ...at, error: null, isCarriedOut: true })
      try {
        const result = await props.carryOut(at.input, at.prepared)
        setState({ step: 'done', input: at.input, result })
        props.onDone?.(result)
      } catch (error) {
        setState({ ...at, error, isCarriedOut: false })
      }
    })
  const isWriting = state.step === 'write'
  return (
    <section className={styles.act} aria-labelledby={id}>
      <ol className={styles.steps} aria-label={t('act.steps')}>
        {steps.map((step) => (
          <li key={step} aria-current={step === state.step ? 'step' : undefined}>
            {t(`act.step.${step}`)}
          </li>
        ))}
      </ol>
      <h2 id={id} ref={title} tabIndex={-1} className={styles.title}>
        {t(`act.title.${state.step}`)}
      </h2>
      <div hidden={!isWriting}>
        {isWriting && state.error !== null && (
          <div className={styles.problem}>
            <Problem error={state.error} ref={problem} />
            <p className={styles.muted}>{t('act.kept')}</p>
          </div>
        )}
        {/* It stays mounted until it is done: nobody writes twice because they went back to look. */}
        {state.step !== 'done' &&
          props.write({ review: toReview, isPreparing: isWriting && state.isPreparing })}
      </div>
      {state.step === 'review' && (
        <Review
          {...props}
          state={state}
          problem={problem}
          onBack={() => setState({ step: 'write', error: null, isPreparing: false })}
          onConfirm={() => toDone(state)}
        />
      )}
      {state.step === 'done' && <Done {...props.receipt(state.result, state.input)} />}
    </section>
  )
}

/** Whoever goes from step to step is led to its title; whoever has just come to the page is left where they are. */
function useFocusOnStep(step: string) {
  const title = useRef<HTMLHeadingElement>(null)
  const known = useRef(step)
  useEffect(() => {
    if (known.current !== step) title.current?.focus()
    known.current = step
  }, [step])
  return title
}

interface ReviewProps<Input, Prepared, Result> extends Props<Input, Prepared, Result> {
  state: Extract<State<Input, Prepared, Result>, { step: 'review' }>
  problem: React.RefObject<HTMLDivElement | null>
  onBack(): void
  onConfirm(): void
}

function Review<Input, Prepared, Result>({
  state: { input, prepared, error, isCarriedOut },
  problem,
  review,
  warning,
  obstacle,
  confirm,
  onBack,
  onConfirm,
}: ReviewProps<Input, Prepared, Result>) {
  const { t } = useTranslation()
  const id = useId()
  const inTheWay = obstacle?.(prepared, input) ?? null
  return (
    <>
      {review(prepared, input)}
      {error !== null && (
        <div className={styles.problem}>
          <Problem error={error} ref={problem} />
          <p className={styles.muted}>{t('act.nothingDone')}</p>
        </div>
      )}
      <p id={id} className={inTheWay ? styles.obstacle : styles.warning}>
        {inTheWay ?? warning(prepared, input)}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onConfirm} loading={isCarriedOut} disabled={inTheWay !== null} aria-describedby={id}>
          {confirm(prepared, input)}
        </Button>
        <Button variant="default" onClick={onBack} disabled={isCarriedOut}>
          {t('act.back')}
        </Button>
      </div>
    </>
  )
}

function Done({ done, facts, next }: Receipt) {
  const { t } = useTranslation()
  return (
    <div className={styles.receipt}>
      <p role="status" className={styles.done}>
        {done}
      </p>
      <Facts facts={facts} />
      {next.length > 0 && (
        <>
          <h3 className={styles.nextTitle}>{t('act.next')}</h3>
          <ul className={styles.next}>
            {next.map((each, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what comes next never changes its order.
              <li key={nth}>{each}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Names and what they are, in a review as in a receipt. */
export function Facts({ facts }: Pick<Receipt, 'facts'>) {
  if (facts.length === 0) return null
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
