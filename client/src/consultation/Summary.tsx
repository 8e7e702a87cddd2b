/** The chair's summary: read by everyone once it is published, written before that by the secretariat. */
import { Button } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { directionOf } from '@plenary/shared/language'
import { type ReactNode, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Moment } from '../ui/Moment.tsx'
import styles from './consultation.module.css'
import { Section } from './Section.tsx'
import { SummaryWriting } from './SummaryWriting.tsx'

interface Props {
  consultation: Consultation
  mayKeep: boolean
  onAnswer(consultation: Consultation): void
  /** What can be done with a published summary. */
  tools: ReactNode
}

export function Summary({ consultation, mayKeep, onAnswer, tools }: Props) {
  const { t } = useTranslation()
  const { summary, stage } = consultation
  const [wantsToWrite, setWriting] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  if (!summary && !mayKeep) return null
  const isPublished = summary?.publishedAt != null
  const isWriting = wantsToWrite && (!isPublished || isLeaving)
  return (
    <Section
      id="summary"
      title={t('consultation.summary.title')}
      action={
        mayKeep &&
        !isPublished &&
        !isWriting && (
          <Button variant="default" onClick={() => setWriting(true)}>
            {t(summary ? 'consultation.summary.edit' : 'consultation.summary.begin')}
          </Button>
        )
      }
    >
      {summary && (
        <p className={styles.muted}>
          {isPublished ? (
            <>
              {t('consultation.summary.published')}{' '}
              <Moment at={summary.publishedAt as string} timeZone={stage.timeZone} place={stage.place} />
            </>
          ) : (
            t('consultation.summary.draft')
          )}
          {summary.hash && (
            <>
              {' · '}
              <span title={summary.hash}>
                {t('consultation.summary.hash')} <code dir="ltr">{summary.hash.slice(0, 12)}</code>
              </span>
            </>
          )}
        </p>
      )}
      {isWriting ? (
        <SummaryWriting
          consultation={consultation}
          onAnswer={onAnswer}
          onClose={() => setWriting(false)}
          onLeaving={() => setLeaving(true)}
        />
      ) : null}
      {isWriting && !isPublished ? null : summary ? (
        <div className={styles.written} lang={summary.language} dir={directionOf(summary.language)}>
          {summary.text.split(/\n\s*\n/).map((paragraph, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a plain text have no identity but their place.
            <p key={nth}>{paragraph}</p>
          ))}
        </div>
      ) : (
        <p className={styles.muted}>{t('consultation.summary.none')}</p>
      )}
      {isPublished && tools}
    </Section>
  )
}
