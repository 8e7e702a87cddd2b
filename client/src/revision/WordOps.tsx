/** Words that came and words that went: underlined and struck through, and said as such to those who hear the page. */
import type { WordOp } from '@plenary/shared/compare'
import { useTranslation } from '../i18n/use-translation.ts'
import { Changed, Unseen } from '../ui/Changed.tsx'
import styles from './CompareRows.module.css'
import { pieces } from './term.ts'

export function WordOps({ words, term }: { words: readonly WordOp[]; term: string }) {
  const { t, i18n } = useTranslation()
  if (words.length === 0)
    return (
      <span className={styles.nothing} lang={i18n.language}>
        {t('compare.noWords')}
      </span>
    )
  return words.map(({ op, text, footnote }, nth) => {
    const inner = footnote ? (
      <Reference label={footnote.label} />
    ) : term === '' ? (
      text
    ) : (
      <Marked text={text} term={term} />
    )
    // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn whole.
    if (op === 'same') return <span key={nth}>{inner}</span>
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <Changed key={nth} op={op}>
        {inner}
      </Changed>
    )
  })
}

/** A reference to a footnote has a number and no words. */
function Reference({ label }: { label: string | null }) {
  const { t } = useTranslation()
  return (
    <sup className={styles.reference}>
      <span aria-hidden="true">{label ?? '?'}</span>
      <Unseen>{t('drafting.text.footnote', { label: label ?? '?' })}</Unseen>
    </sup>
  )
}

function Marked({ text, term }: { text: string; term: string }) {
  return pieces(text, term).map((piece, nth) =>
    piece.isTerm ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces follow from text and term.
      <mark key={nth} className={styles.term}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
