/** The calendar of a process: its picture, and the list that says the same in words. */
import type { Language } from '@plenary/shared/language'
import type { TextView } from '@plenary/shared/process'
import type { StageView } from '@plenary/shared/stage'
import { useTranslation } from '../i18n/use-translation.ts'
import { useNow } from '../live/clock.ts'
import { Empty } from '../ui/Empty.tsx'
import { CalendarPicture } from './CalendarPicture.tsx'
import { StageList } from './StageList.tsx'
import { TextList } from './TextList.tsx'

export function Calendar(props: { stages: StageView[]; texts: TextView[]; language: Language }) {
  const { t } = useTranslation()
  const now = useNow()
  if (props.stages.length === 0) return <Empty title={t('stage.empty')} text={t('stage.emptyText')} />
  return (
    <>
      <CalendarPicture {...props} now={now} />
      <StageList {...props} now={now} />
      <TextList texts={props.texts} language={props.language} now={now} />
    </>
  )
}
