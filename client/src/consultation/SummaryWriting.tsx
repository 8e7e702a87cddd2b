/** Writing the chair's summary: kept on the device at every letter, saved when asked, joined with what others saved. */
import { Button, NativeSelect, Textarea } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FinalAct, type Receipt } from '../ui/FinalAct.tsx'
import { Restored, SavedLine } from '../ui/JointWriting.tsx'
import { Moment } from '../ui/Moment.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './consultation.module.css'
import { useSummary } from './use-summary.ts'

interface Props {
  consultation: Consultation
  onAnswer(consultation: Consultation): void
  onClose(): void
  /** Before it is published: the act stays in sight until its receipt was read. */
  onLeaving(): void
}

const longest = 100_000

interface Reviewed {
  version: number
  text: string
  language: Language
}

/** [CNS8] Published once and for good: written, reviewed, done. */
export function SummaryWriting({ consultation, onAnswer, onClose, onLeaving }: Props) {
  const { t, i18n } = useTranslation()
  const spoken = languages.find((code) => code === i18n.language) ?? 'en'
  const summary = useSummary(consultation, spoken, onAnswer)
  const receipt = ({ summary: now, stage }: Consultation): Receipt => ({
    done: t('consultation.summary.act.done'),
    facts: [
      ...(now?.publishedAt
        ? [
            {
              name: t('consultation.summary.published'),
              value: <Moment at={now.publishedAt} timeZone={stage.timeZone} place={stage.place} />,
            },
          ]
        : []),
      ...(now?.hash
        ? [
            {
              name: t('consultation.summary.act.hash'),
              value: <code dir="ltr">{now.hash.slice(0, 12)}</code>,
            },
          ]
        : []),
    ],
    next: [t('consultation.summary.act.next')],
  })
  return (
    <FinalAct<Reviewed, null, Consultation>
      write={(go) => <SummaryForm summary={summary} onClose={onClose} {...go} />}
      prepare={async () => null}
      review={(_, { text, language }) => (
        <section
          className={styles.theirs}
          lang={language}
          dir={directionOf(language)}
          aria-label={t('consultation.summary.act.reviewed')}
        >
          {text.split(/\n\s*\n/).map((paragraph, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a plain text have no identity but their place.
            <p key={nth}>{paragraph}</p>
          ))}
        </section>
      )}
      warning={() => t('consultation.summary.act.warning')}
      confirm={() => t('consultation.summary.publish')}
      carryOut={({ version }) => {
        onLeaving()
        return summary.publish(version)
      }}
      receipt={receipt}
      onDone={onAnswer}
    />
  )
}

interface FormProps extends Pick<Props, 'onClose'> {
  summary: ReturnType<typeof useSummary>
  review(reviewed: Reviewed): void
  isPreparing: boolean
}

function SummaryForm({ summary, onClose, review, isPreparing }: FormProps) {
  const { t, i18n } = useTranslation()
  const { text, theirs, language, isChanged, form } = summary
  const conflict = useFocusOn<HTMLElement>(summary.joined)
  return (
    <form {...form.props} className={styles.form} aria-label={t('consultation.summary.edit')}>
      <Restored writing={summary} />
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
      {form.refusal}
      <div className={styles.buttons}>
        <Button
          type="submit"
          variant={isChanged ? 'filled' : 'default'}
          disabled={!isChanged || theirs !== null}
          loading={form.isSending}
        >
          {t('consultation.save')}
        </Button>
        <Button
          variant={isChanged ? 'default' : 'filled'}
          disabled={isChanged || text.trim() === ''}
          loading={isPreparing}
          onClick={() => review({ version: summary.version, text, language })}
        >
          {t('consultation.summary.act.review')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
      <p className={styles.muted}>{t('consultation.summary.once')}</p>
      <SavedLine writing={summary} />
    </form>
  )
}
