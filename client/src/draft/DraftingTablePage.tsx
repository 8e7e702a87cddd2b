/** The drafting table: the text in the middle, everything else stepping back. */
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Table } from './Table.tsx'
import styles from './table.module.css'
import { useTable } from './use-table.ts'

export function DraftingTablePage({ draftId, paragraphId }: { draftId: string; paragraphId?: string }) {
  const { t } = useTranslation()
  const table = useTable(draftId, paragraphId)
  const { view, error, retry } = table.draft
  useTitle(view?.title)
  if (view) return <Table {...table} view={view} />
  return (
    <div className={styles.waiting}>
      {error ? (
        <>
          <h1 className={styles.title}>{t('drafting.loadFailed')}</h1>
          <Problem error={error} retry={retry} />
        </>
      ) : (
        <Shape kinds={['title', 'line', 'line', 'short', 'line', 'line', 'line', 'short', 'line', 'line']} />
      )}
    </div>
  )
}
