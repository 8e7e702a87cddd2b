/** A draft to be set on the table of a round of its process. */
import { DraftAct } from '../draft/DraftAct.tsx'
import { useTranslation } from '../i18n/use-translation.ts'
import { TableAct } from '../round/TableAct.tsx'

export function TableRoute({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  return (
    <DraftAct draftId={draftId} title={t('table.title')}>
      {({ process }) => <TableAct slug={process.slug} draftId={draftId} />}
    </DraftAct>
  )
}
