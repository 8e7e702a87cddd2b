/** How a text that came as a file matches the draft: what became of how many, and each uncertain pair to be confirmed. */
import { Button } from '@mantine/core'
import { type AlignedPair, alignmentKinds } from '@plenary/shared/alignment'
import type { AnswerOf } from '@plenary/shared/api'
import type { Language } from '@plenary/shared/language'
import { useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { AllPairs } from './AllPairs.tsx'
import styles from './ImportRevisionPage.module.css'
import { PairCard } from './PairCard.tsx'
import { type Decisions, doubtsOf, type Known, leftOf, proposalOf, tallyOf } from './pair-decisions.ts'

interface Props {
  language: Language
  known: ReadonlyMap<string, Known>
  preview: AnswerOf<'previewRevisionImport'>
  decisions: Decisions
  onDecide(decided: Decisions): void
  onReopen(nth: number): void
  /** The last pair is confirmed: where to go on. */
  onDone(): void
}

export function Pairs({
  language,
  known,
  preview: { pairs, report },
  decisions,
  onDecide,
  onReopen,
  onDone,
}: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const tally = tallyOf(pairs)
  const doubts = doubtsOf(pairs)
  const left = leftOf(pairs, decisions)
  /** [RVC19] Confirming leads to the next uncertain pair after this one, else to the first that is left. */
  const confirm = (pair: AlignedPair & { nth: number }, paragraphId: string | null): void => {
    onDecide({ [pair.nth]: paragraphId })
    const others = left.filter(({ nth }) => nth !== pair.nth)
    const next = others.find(({ nth }) => nth > pair.nth) ?? others[0]
    if (next) list.current?.querySelector<HTMLElement>(`[data-nth="${next.nth}"]`)?.focus()
    else onDone()
  }
  return (
    <>
      <ul className={styles.sum}>
        {alignmentKinds
          .filter((kind) => (tally[kind] ?? 0) > 0)
          .map((kind) => (
            <li key={kind}>{t(`revision.import.sum.${kind}`, { count: tally[kind] ?? 0 })}</li>
          ))}
      </ul>
      {report.warnings.length > 0 && (
        <details className={styles.warnings}>
          <summary>{t('import.warnings', { count: report.warnings.length })}</summary>
          <ul>
            {report.warnings.map(({ code, line, excerpt }, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never changes.
              <li key={nth}>
                {line !== null && <strong>{t('import.line', { line })} </strong>}
                {t(`import.warning.${code}`)}
                {excerpt && (
                  <q lang={language} dir="auto">
                    {excerpt}
                  </q>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <h3>{t('revision.import.doubts')}</h3>
      <p className={styles.hint}>
        {doubts.length > 0
          ? t('revision.import.doubtsText', { count: doubts.length })
          : t('revision.import.noDoubts')}
      </p>
      <ol className={styles.pairs} ref={list}>
        {doubts.map((pair, nth) => (
          <PairCard
            key={pair.nth}
            pair={pair}
            place={{ nth: nth + 1, count: doubts.length }}
            language={language}
            known={known}
            decided={decisions[pair.nth]}
            onConfirm={(paragraphId) => confirm(pair, paragraphId)}
            onReopen={() => onReopen(pair.nth)}
          />
        ))}
      </ol>
      {doubts.length > 0 && (
        <div className={styles.row}>
          <p aria-live="polite" className={styles.hint}>
            {left.length > 0
              ? t('revision.import.left', { count: left.length })
              : t('revision.import.noneLeft')}
          </p>
          {left.length > 1 && (
            <Button
              variant="default"
              onClick={() => {
                onDecide(Object.fromEntries(left.map((pair) => [pair.nth, proposalOf(pair)])))
                onDone()
              }}
            >
              {t('revision.import.confirmAll')}
            </Button>
          )}
        </div>
      )}
      <AllPairs pairs={pairs} language={language} known={known} />
    </>
  )
}
