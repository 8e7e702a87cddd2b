/** Gives one delegation or one participant a row of its own in the table of rights. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { keyOf, type Row } from './rights-matrix.ts'
import styles from './StagePage.module.css'
import { useParticipants } from './use-names.ts'

interface Props {
  slug: string
  rows: Row[]
  onChange(rows: Row[]): void
}

export function AddNamed({ slug, rows, onChange }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [wish, setWish] = useState('')
  const there = new Set(rows.map(({ who }) => keyOf(who)))
  const people = useParticipants(slug, isOpen).filter(({ who }) => !there.has(keyOf(who)))
  const chosen = people.find(({ who }) => keyOf(who) === wish) ?? people[0]
  const add = (): void => {
    if (!chosen) return
    onChange([
      ...rows,
      { who: chosen.who, cells: { read: 'all', comment: 'all', propose: 'none', edit: 'none' } },
    ])
    setOpen(false)
  }
  if (!isOpen)
    return (
      <Button variant="subtle" className={styles.add ?? ''} onClick={() => setOpen(true)}>
        {t('round.rights.name')}
      </Button>
    )
  return (
    <div className={styles.put}>
      <NativeSelect
        label={t('round.rights.nameLabel')}
        value={chosen ? keyOf(chosen.who) : ''}
        data={people.map(({ who, type, name }) => ({
          value: keyOf(who),
          label: t(`round.who.${type}`, { name }),
        }))}
        onChange={(event) => setWish(event.currentTarget.value)}
      />
      <Button variant="default" onClick={add} disabled={!chosen}>
        {t('round.rights.add')}
      </Button>
      <Button variant="subtle" onClick={() => setOpen(false)}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}
