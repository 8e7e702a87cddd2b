/** One uncertain pair: the paragraph of the file, what it may be in the draft, and the button that says so. */
import { Button } from '@mantine/core'
import type { AlignedPair } from '@plenary/shared/alignment'
import { directionOf, type Language } from '@plenary/shared/language'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { bare } from './badges.ts'
import styles from './ImportRevisionPage.module.css'
import { type Choice, choicesOf, type Known, proposalOf } from './pair-decisions.ts'

interface Props {
  pair: AlignedPair & { nth: number }
  place: { nth: number; count: number }
  language: Language
  known: ReadonlyMap<string, Known>
  /** What was confirmed; undefined while nothing is. */
  decided: string | null | undefined
  onConfirm(paragraphId: string | null): void
  onReopen(): void
}

export function PairCard({ pair, place, language, known, decided, onConfirm, onReopen }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(proposalOf(pair))
  const choices = choicesOf(pair, known)
  const words = { lang: language, dir: directionOf(language) } as const
  const name = useChoiceName(known)
  const inDraft =
    chosen === proposalOf(pair) && pair.before ? pair.before : (known.get(chosen ?? '')?.text ?? '')
  const isDecided = decided !== undefined
  const onKeyDown = (event: KeyboardEvent): void => {
    // Arrows choose, Enter confirms: the next pair is led to.
    if (event.key !== 'Enter' || isDecided || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    onConfirm(chosen)
  }
  return (
    <li
      className={styles.pair}
      data-nth={pair.nth}
      data-decided={isDecided || undefined}
      tabIndex={-1}
      aria-label={t('revision.import.doubt', place)}
      onKeyDown={onKeyDown}
    >
      <p className={styles.caption}>{t('revision.import.doubt', place)}</p>
      <div className={styles.beside}>
        <div>
          <p className={styles.caption}>{t('revision.import.inDraft')}</p>
          {inDraft ? (
            <p className={styles.words} {...words}>
              {inDraft}
            </p>
          ) : (
            <p className={styles.hint}>{t('revision.import.nothing')}</p>
          )}
        </div>
        <div>
          <p className={styles.caption}>{t('revision.import.inFile')}</p>
          <p className={styles.words} {...words}>
            {pair.label && <bdi dir="ltr">{pair.label} </bdi>}
            {pair.after}
          </p>
        </div>
      </div>
      {isDecided ? (
        <p className={styles.row}>
          <span className={styles.confirmed}>{t('revision.import.confirmed')}</span>
          {name(choices.find(({ paragraphId }) => paragraphId === decided))}
          <Button variant="default" size="compact-md" onClick={onReopen}>
            {t('revision.import.change')}
          </Button>
        </p>
      ) : (
        <fieldset className={styles.choices}>
          <legend>{t('revision.import.whatIsIt')}</legend>
          {choices.map((choice) => (
            <label key={choice.paragraphId ?? ''} className={styles.choice}>
              <input
                type="radio"
                name={`pair-${pair.nth}`}
                checked={chosen === choice.paragraphId}
                onChange={() => setChosen(choice.paragraphId)}
              />
              <span>{name(choice)}</span>
            </label>
          ))}
          <Button variant="default" onClick={() => onConfirm(chosen)}>
            {t('revision.import.confirm')}
          </Button>
        </fieldset>
      )}
    </li>
  )
}

/** Longer words of a paragraph without number are cut. */
const excerptLength = 60

function useChoiceName(known: ReadonlyMap<string, Known>): (choice: Choice | undefined) => string {
  const { t, i18n } = useTranslation()
  return (choice) => {
    if (!choice || choice.paragraphId === null) return t('revision.import.isNew')
    const share = new Intl.NumberFormat(`${i18n.language}-u-nu-latn`, { style: 'percent' }).format(
      choice.similarity ?? 0,
    )
    if (choice.label)
      return t('revision.import.isPair', { label: `\u2066${bare(choice.label)}\u2069`, share })
    const text = known.get(choice.paragraphId)?.text ?? ''
    const excerpt = text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text
    return t('revision.import.isPairUnnumbered', { excerpt, share })
  }
}
