/** Announcing a background paper: its title, its symbol and its language; the file follows when it is there. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type Language, languages } from '@plenary/shared/language'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { languageName } from '../i18n/language-name.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './consultation.module.css'

interface Props {
  stageId: string
  onCancel(): void
  onAdded(): void
}

export function PaperForm({ stageId, onCancel, onAdded }: Props) {
  const { t, i18n } = useTranslation()
  const [title, setTitle] = useState('')
  const [symbol, setSymbol] = useState('')
  const [language, setLanguage] = useState<Language>('en')
  const add = useMutation({
    mutationFn: () =>
      call('addPaper', {
        params: { id: stageId },
        body: { title: title.trim(), symbol: symbol.trim() || null, language },
      }),
    onSuccess: onAdded,
  })
  const problem = useFocusOn<HTMLDivElement>(add.error)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('consultation.papers.add')}>
      <TextInput
        required
        withAsterisk={false}
        data-autofocus
        maxLength={300}
        label={t('consultation.papers.paperTitle')}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <div className={styles.pair}>
        <TextInput
          maxLength={60}
          label={t('consultation.papers.symbol')}
          value={symbol}
          onChange={({ currentTarget }) => setSymbol(currentTarget.value)}
        />
        <NativeSelect
          label={t('common.language')}
          data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value as Language)}
        />
      </div>
      {add.error && <Problem error={add.error} ref={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" disabled={title.trim() === ''} loading={add.isPending}>
          {t('consultation.papers.announce')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
