/** On the page of a stage: the way to its stocktaking, and on that of a round what earlier stages left to it. */
import type { StageView } from '@plenary/shared/stage'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { Carried } from '../response/Carried.tsx'

export function StageStock({ stage }: { stage: Pick<StageView, 'id' | 'kind'> }) {
  const { t } = useTranslation()
  return (
    <>
      <p>
        <Link to="/stages/$stageId/stocktaking" params={{ stageId: stage.id }}>
          {t('stocktaking.open')}
        </Link>
      </p>
      {stage.kind === 'round' && <Carried stageId={stage.id} />}
    </>
  )
}
