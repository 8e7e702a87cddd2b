/** What happened to a paragraph, in words beside it. */
import { useCallback } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import type { Badge } from './badges.ts'
import styles from './CompareRows.module.css'

/** How a badge is said in the reader's language. */
export function useBadgeWords(): (badge: Badge) => string {
  const { t, i18n } = useTranslation()
  return useCallback(
    (badge) => {
      if ('labels' in badge) {
        const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
        return t(`compare.badge.${badge.key}`, { labels: list.format(badge.labels.map(isolated)) })
      }
      if ('from' in badge)
        return t(`compare.badge.${badge.key}`, { from: isolated(badge.from), to: isolated(badge.to) })
      return t(`compare.badge.${badge.key}`)
    },
    [t, i18n.language],
  )
}

/** "14 (a)" keeps its own direction among Arabic words. */
const isolated = (label: string): string => `\u2066${label}\u2069`

export function Badges({ badges }: { badges: readonly Badge[] }) {
  const { i18n } = useTranslation()
  const say = useBadgeWords()
  if (badges.length === 0) return null
  return (
    <div className={styles.badges} lang={i18n.language} aria-hidden="true">
      {badges.map((badge) => (
        <span key={badge.key} className={styles.badge} data-badge={badge.key}>
          {say(badge)}
        </span>
      ))}
    </div>
  )
}
