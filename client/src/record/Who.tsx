/** Who did it: the platform, a participant by name where the reader may know it, else their opaque id. */
import type { ParticipantView } from '@plenary/shared/participant'
import { useTranslation } from '../i18n/use-translation.ts'
import { shortId } from './describe.ts'

export function Who({
  actor,
  people,
}: {
  actor: string | null
  people: ReadonlyMap<string, ParticipantView>
}) {
  const { t } = useTranslation()
  if (actor === null) return <span>{t('record.platform')}</span>
  const known = people.get(actor)
  if (!known)
    return (
      <span title={actor}>
        {t('record.someone')} <code dir="ltr">{shortId(actor)}</code>
      </span>
    )
  return (
    <span title={actor}>
      <bdi>{known.name}</bdi>
      {known.delegation && known.delegation.name !== known.name && (
        <>
          {' ('}
          <bdi>{known.delegation.name}</bdi>)
        </>
      )}
    </span>
  )
}
