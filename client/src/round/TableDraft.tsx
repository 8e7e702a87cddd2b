/** Puts another draft of the process on the table of a round. */
import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { processQuery } from '../api/queries.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './StagePage.module.css'

interface Props {
  process: string
  /** Ids of the drafts that lie there already. */
  onTable: string[]
  put(draft: string): Promise<void>
}

export function TableDraft({ process, onTable, put }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(processQuery(process))
  const others = data?.drafts.filter(({ id }) => !onTable.includes(id)) ?? []
  const [wish, setWish] = useState('')
  const chosen = others.find(({ id }) => id === wish) ?? others[0]
  const putting = useMutation({ mutationFn: put })
  if (!chosen) return null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    putting.mutate(chosen.id)
  }
  return (
    <form className={styles.put} onSubmit={submit}>
      <NativeSelect
        label={t('round.putDraft')}
        value={chosen.id}
        data={others.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(event) => setWish(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={putting.isPending}>
        {t('round.put')}
      </Button>
      {putting.error && <Problem error={putting.error} />}
    </form>
  )
}
