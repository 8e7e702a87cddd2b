/** The filters of a list of contributions; what is chosen stands in the address. */
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { contributionForms, contributionStatuses } from '@plenary/shared/contribution'
import { languages } from '@plenary/shared/language'
import { stakeholderKinds } from '@plenary/shared/participant'
import type { StageView } from '@plenary/shared/stage'
import { topicsOf } from '@plenary/shared/topic'
import { languageName } from '../i18n/language-name.ts'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './contribution.module.css'
import { type Filters, isFiltered, withFilter } from './filters.ts'

interface Props {
  filters: Filters
  onChange(filters: Filters): void
  /** Slug of the process. */
  process: string
  stages?: readonly StageView[]
  /** Who takes part may ask for their own, and sees more than what is posted. */
  takesPart: boolean
}

/** Six fields before the first contribution would fill a phone. */
const wide = '(min-width: 40.01em)'

export function FilterBar(props: Props) {
  const { t } = useTranslation()
  const isWide = useMediaQuery(wide, matchMedia(wide).matches, { getInitialValueInEffect: false })
  if (isWide) return <Fields {...props} />
  return (
    <details className={styles.folded} open={isFiltered(props.filters)}>
      <summary>{t('contribution.filter.title')}</summary>
      <Fields {...props} />
    </details>
  )
}

function Fields({ filters, onChange, process, stages, takesPart }: Props) {
  const { t, i18n } = useTranslation()
  const select = (
    name: 'form' | 'kind' | 'language' | 'status' | 'topic' | 'stage',
    options: { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={t(`contribution.filter.${name}`)}
      data={[{ value: '', label: t('contribution.filter.all') }, ...options]}
      value={filters[name] ?? ''}
      onChange={({ currentTarget }) => onChange(withFilter(filters, name, currentTarget.value))}
    />
  )
  return (
    <search className={styles.filters} aria-label={t('contribution.filter.title')}>
      {stages &&
        select(
          'stage',
          stages.map(({ id, title }) => ({ value: id, label: title })),
        )}
      {select(
        'topic',
        topicsOf(process).map((id) => ({ value: id, label: topicName(t, id) })),
      )}
      {select(
        'form',
        contributionForms.map((form) => ({ value: form, label: t(`contribution.form.${form}`) })),
      )}
      {select(
        'kind',
        stakeholderKinds.map((kind) => ({ value: kind, label: t(`participant.kind.${kind}`) })),
      )}
      {select(
        'language',
        languages.map((code) => ({ value: code, label: languageName(code, i18n.language) })),
      )}
      {takesPart &&
        select(
          'status',
          contributionStatuses.map((status) => ({
            value: status,
            label: t(`contribution.status.${status}`),
          })),
        )}
      {takesPart && (
        <Checkbox
          label={t('contribution.filter.mine')}
          checked={filters.mine === true}
          onChange={({ currentTarget }) =>
            onChange(withFilter(filters, 'mine', currentTarget.checked ? 'true' : ''))
          }
        />
      )}
      {isFiltered(filters) && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t('contribution.filter.clear')}
        </Button>
      )}
    </search>
  )
}
