/** Announcing a background paper: its title, its symbol and its language; the file follows when it is there. */
import { NativeSelect, TextInput } from '@mantine/core'
import { type Language, languages } from '@plenary/shared/language'
import { call } from '../api/call.ts'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import styles from './consultation.module.css'

interface Props {
  stageId: string
  onCancel(): void
  onAdded(): void
}

export function PaperForm({ stageId, onCancel, onAdded }: Props) {
  const { t, i18n } = useTranslation()
  const form = useApiForm('addPaper', {
    initial: { title: '', symbol: '', language: 'en' as Language },
    body: ({ title, symbol, language }) => ({
      title: title.trim(),
      symbol: symbol.trim() || null,
      language,
    }),
    send: (body) => call('addPaper', { params: { id: stageId }, body }),
    onSent: onAdded,
  })
  return (
    <form {...form.props} className={styles.form} aria-label={t('consultation.papers.add')}>
      <TextInput
        required
        withAsterisk={false}
        data-autofocus
        maxLength={300}
        label={t('consultation.papers.paperTitle')}
        {...form.field('title')}
      />
      <div className={styles.pair}>
        <TextInput maxLength={60} label={t('consultation.papers.symbol')} {...form.field('symbol')} />
        <NativeSelect
          label={t('common.language')}
          data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
          {...form.field('language')}
        />
      </div>
      <FormEnd form={form} submit={t('consultation.papers.announce')} onCancel={onCancel} />
    </form>
  )
}
