/** A delegation chosen from those that are entered, by any part of its name; nothing typed joins one. */
import { Select } from '@mantine/core'
import type { DelegationReference, StakeholderKind } from '@plenary/shared/participant'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { nameOfDelegation } from './delegation-name.ts'
import { delegationsQuery } from './queries.ts'

interface Props {
  slug: string
  /** Only delegations of this kind; null for any. */
  kind: StakeholderKind | null
  label: string
  description?: string
  /** The id; empty for none. */
  value: string
  /** What is chosen already, to be called by its name before it is sought. */
  current?: DelegationReference | null
  /** Left out of the choice. */
  without?: string | null
  required?: boolean
  error?: ReactNode
  onChange(id: string): void
}

export function ChooseDelegation({
  slug,
  kind,
  value,
  current,
  without,
  required,
  onChange,
  ...rest
}: Props) {
  const { t, i18n } = useTranslation()
  const [sought, setSought] = useState('')
  const [made, setChosen] = useState<{ value: string; label: string } | null>(null)
  const before = current ? { value: current.id, label: nameOfDelegation(current, i18n.language) } : null
  const chosen = made ?? before
  const label = chosen?.value === value ? chosen.label : null
  const q = sought === label ? '' : sought.trim()
  const { data } = useQuery(delegationsQuery(slug, { ...(kind ? { kind } : {}), ...(q ? { q } : {}) }))
  const found = (data?.items ?? [])
    .filter(({ id }) => id !== without)
    .map((each) => ({ value: each.id, label: nameOfDelegation(each, i18n.language) }))
  const options =
    chosen && chosen.value === value && !found.some((each) => each.value === value)
      ? [chosen, ...found]
      : found
  return (
    <Select
      {...rest}
      searchable
      clearable={!required}
      required={required ?? false}
      withAsterisk={false}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      nothingFoundMessage={t('participant.delegation.none')}
      // The server has sought already, in every language.
      filter={({ options: all }) => all}
      data={options}
      value={value || null}
      searchValue={sought}
      onSearchChange={setSought}
      onChange={(id, option) => {
        setChosen(id && option ? { value: id, label: option.label } : null)
        onChange(id ?? '')
      }}
      clearButtonProps={{ 'aria-label': t('participant.delegation.clear') }}
    />
  )
}
