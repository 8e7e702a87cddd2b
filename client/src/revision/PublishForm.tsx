/** The fields of a text to be published: symbol, title, dates, note. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { directionOf, type Language } from '@plenary/shared/language'
import type { TextView } from '@plenary/shared/process'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './PublishForm.module.css'
import { bodyOf, chooseText, nothingEntered, type PublishFields } from './publish-form.ts'

interface Props {
  texts: readonly TextView[]
  /** Language of the text, in which its title and note are written. */
  language: Language
  /** The calendar's text the draft works on. */
  begin: string | null
  pending: boolean
  error: unknown
  submit: string
  /** Said with a refusal: what was kept. */
  kept: string
  /** Why it cannot be sent yet, besides what the fields say. */
  waitsFor?: string | null
  onSubmit(body: ReturnType<typeof bodyOf>): void
}

export function PublishForm({
  texts,
  language,
  begin,
  pending,
  error,
  submit,
  kept,
  waitsFor,
  onSubmit,
}: Props) {
  const { t } = useTranslation()
  const form = useApiForm('publishRevision', {
    initial: (): PublishFields =>
      begin && texts.some(({ code }) => code === begin)
        ? chooseText(nothingEntered, begin, texts)
        : nothingEntered,
    body: bodyOf,
    async send(body) {
      if (!waitsFor) onSubmit(body as ReturnType<typeof bodyOf>)
    },
  })
  const fields = form.values
  const problem = useFocusOn<HTMLDivElement>(error)
  const written = { lang: language, dir: directionOf(language) }
  return (
    <form {...form.props} className={styles.form}>
      {error !== null && error !== undefined && (
        <div className={styles.whole}>
          <Problem error={error} ref={problem} />
          <p className={styles.hint}>{kept}</p>
        </div>
      )}
      {texts.length > 0 && (
        <NativeSelect
          className={styles.whole ?? ''}
          label={t('revision.publish.text')}
          value={fields.textCode}
          onChange={(event) => form.change(chooseText(fields, event.currentTarget.value, texts))}
          data={[
            { value: '', label: t('revision.publish.noText') },
            ...texts.map(({ code, title }) => ({ value: code, label: title })),
          ]}
        />
      )}
      <TextInput
        className={styles.whole ?? ''}
        label={t('revision.publish.name')}
        required
        withAsterisk={false}
        maxLength={300}
        {...form.field('title')}
        {...written}
      />
      <TextInput
        className={styles.whole ?? ''}
        label={t('revision.symbol')}
        description={t('revision.publish.symbolHint')}
        required
        withAsterisk={false}
        maxLength={100}
        dir="ltr"
        {...form.field('symbol')}
      />
      <TextInput
        type="date"
        label={t('revision.dated')}
        description={t('revision.publish.datedHint')}
        {...form.field('dated')}
      />
      <TextInput
        type="date"
        label={t('revision.issued')}
        description={t('revision.publish.issuedHint')}
        {...form.field('issued')}
      />
      <Textarea
        className={styles.whole ?? ''}
        label={t('revision.note')}
        description={t('revision.publish.noteHint')}
        rows={4}
        maxLength={5000}
        {...form.field('note')}
        {...written}
      />
      <div className={styles.submit}>
        <Button type="submit" loading={pending} disabled={Boolean(waitsFor)}>
          {submit}
        </Button>
        {waitsFor && <p className={styles.hint}>{waitsFor}</p>}
      </div>
    </form>
  )
}
