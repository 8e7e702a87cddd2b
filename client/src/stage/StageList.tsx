/** The calendar in words: what is open, what comes, what has no date, what is past. */
import type { Language } from '@plenary/shared/language'
import type { TextView } from '@plenary/shared/process'
import type { Phase, StageView } from '@plenary/shared/stage'
import { useTranslation } from '../i18n/use-translation.ts'
import { phaseNow } from './phase.ts'
import { StageItem } from './StageItem.tsx'
import styles from './StageList.module.css'

interface Props {
  stages: StageView[]
  texts: TextView[]
  language: Language
  now: Date
}

/** Cancelled stages stand among those without a date: nothing of them is awaited. */
const groups = [
  { name: 'open', phases: ['open'] },
  { name: 'upcoming', phases: ['upcoming'] },
  { name: 'undated', phases: ['undated', 'cancelled'] },
  { name: 'closed', phases: ['closed'] },
] as const satisfies { name: string; phases: Phase[] }[]

export function StageList({ stages, texts, language, now }: Props) {
  const { t } = useTranslation()
  return groups.map(({ name, phases }) => {
    const items = stages.filter((stage) => (phases as readonly Phase[]).includes(phaseNow(stage, now)))
    if (items.length === 0) return null
    const list = (
      <ol className={styles.list}>
        {items.map((stage) => (
          <StageItem key={stage.id} stage={stage} texts={texts} language={language} now={now} />
        ))}
      </ol>
    )
    if (name !== 'closed')
      return (
        <section key={name} className={styles.group}>
          <h3>{t(`stage.group.${name}`)}</h3>
          {list}
        </section>
      )
    return (
      <details key={name} className={`${styles.group} ${styles.past}`}>
        <summary className={styles.summary}>
          {t('stage.group.closed')} · {t('stage.count', { count: items.length })}
        </summary>
        {list}
      </details>
    )
  })
}
