/** On the page of a round: what earlier stages left open and this one takes up. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../i18n/use-translation.ts'
import { IssueList } from './IssueList.tsx'
import { carriedQuery } from './queries.ts'
import styles from './topics.module.css'

export function Carried({ stageId }: { stageId: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(carriedQuery(stageId))
  if (!data || data.items.length === 0) return null
  return (
    <section className={styles.topic} aria-labelledby="carried">
      <h2 id="carried">{t('stocktaking.takenUp')}</h2>
      <p className={styles.muted}>{t('stocktaking.takenUpText')}</p>
      <IssueList issues={data.items} showsState />
    </section>
  )
}
