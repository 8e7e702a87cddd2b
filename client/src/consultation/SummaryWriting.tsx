/** Writing the chair's summary: kept on the device at every letter, saved when asked, joined with what others saved. */
import { Button, NativeSelect, Textarea } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import { useTranslation } from 'react-i18next'
import { languageName } from '../i18n/language-name.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './consultation.module.css'
import { useSummary } from './use-summary.ts'

interface Props {
  consultation: Consultation
  onAnswer(consultation: Consultation): void
  onClose(): void
}

const longest = 100_000

export function SummaryWriting({ consultation, onAnswer, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const spoken = languages.find((code) => code === i18n.language) ?? 'en'
  const summary = useSummary(consultation, spoken, onAnswer)
  const { text, theirs, language, isChanged, save, publish } = summary
  const error = save.error ?? publish.error
  const problem = useFocusOn<HTMLDivElement>(error)
  const conflict = useFocusOn<HTMLElement>(summary.joined)
  return (
    <form
      className={styles.form}
      aria-label={t('consultation.summary.edit')}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(summary)
      }}
    >
      {summary.restored && (
        <p role="note" className={styles.note}>
          {t('consultation.summary.restored')}{' '}
          <button type="button" className={styles.plain} onClick={summary.discard}>
            {t('consultation.summary.discard')}
          </button>
        </p>
      )}
      {summary.joined && (
        <section
          ref={conflict}
          tabIndex={-1}
          className={styles.note}
          aria-label={t('consultation.summary.conflict')}
        >
          <p>{t(theirs === null ? 'consultation.summary.joined' : 'consultation.summary.conflict')}</p>
          {theirs !== null && (
            <>
              <p className={styles.theirs} lang={language} dir={directionOf(language)}>
                {theirs}
              </p>
              <div className={styles.buttons}>
                <Button variant="default" onClick={() => summary.choose(theirs)}>
                  {t('consultation.summary.takeTheirs')}
                </Button>
                <Button variant="default" onClick={() => summary.choose(text)}>
                  {t('consultation.summary.takeMine')}
                </Button>
                <Button variant="default" onClick={() => summary.choose(`${theirs}\n\n${text}`)}>
                  {t('consultation.summary.takeBoth')}
                </Button>
              </div>
            </>
          )}
        </section>
      )}
      <NativeSelect
        label={t('common.language')}
        data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
        value={language}
        onChange={({ currentTarget }) => summary.speak(currentTarget.value as Language)}
      />
      <Textarea
        label={t('consultation.summary.text')}
        description={t('consultation.summary.textHint')}
        autosize
        minRows={8}
        maxLength={longest}
        value={text}
        lang={language}
        dir={directionOf(language)}
        onChange={({ currentTarget }) => summary.write(currentTarget.value)}
      />
      {error && <Problem error={error} ref={problem} />}
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant={isChanged ? 'filled' : 'default'}
          disabled={!isChanged || theirs !== null}
          loading={save.isPending}
        >
          {t('consultation.save')}
        </Button>
        <Button
          variant={isChanged ? 'default' : 'filled'}
          disabled={isChanged || text.trim() === ''}
          loading={publish.isPending}
          onClick={() => publish.mutate()}
        >
          {t('consultation.summary.publish')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      <p className={styles.muted}>{t('consultation.summary.once')}</p>
      <p className={styles.muted} aria-live="polite">
        {isChanged
          ? t(summary.isKept ? 'consultation.summary.unsaved' : 'consultation.summary.unsavedPage')
          : save.isSuccess
            ? t('consultation.summary.saved')
            : ''}
      </p>
    </form>
  )
}
