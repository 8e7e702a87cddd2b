/** A text with what came into it underlined and what left it struck through; both are also said. */
import { diffWords } from '@plenary/shared/word-diff'
import { useMemo } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Changed } from '../ui/Changed.tsx'
import styles from './history.module.css'

export function Changes({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation()
  const ops = useMemo(() => diffWords(before, after), [before, after])
  if (ops.length === 0) return <span className={styles.nothing}>{t('history.emptyState')}</span>
  return ops.map(({ op, text }, nth) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a comparison is drawn whole.
    if (op === 'same') return <span key={nth}>{text}</span>
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <Changed key={nth} op={op}>
        {text}
      </Changed>
    )
  })
}
