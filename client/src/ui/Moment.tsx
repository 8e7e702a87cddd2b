/** A moment with its place and zone; the reader's own time is its title. */

import { formatMoment, formatOwnTime } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'

interface Props {
  /** ISO instant. */
  at: string
  timeZone: string
  place?: string | null
}

export function Moment({ at, timeZone, place }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <time dateTime={at} title={t('common.yourTime', { time: formatOwnTime(at, i18n.language) })}>
      {formatMoment(at, timeZone, i18n.language, place)}
    </time>
  )
}
