/** A new thread: the words it is on, what it is, who will see it, and what one has to say. */
import { Button, UnstyledButton } from '@mantine/core'
import { directionOf } from '@plenary/shared/language'
import {
  type Quote,
  type ThreadKind,
  threadKinds,
  type Visibility,
  visibilities,
} from '@plenary/shared/thread'
import { useId, useState } from 'react'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import styles from './form.module.css'
import type { Aim } from './kept-comments.ts'
import { mayOpen } from './may.ts'
import { Refused } from './Refused.tsx'
import { Sign } from './Signs.tsx'
import { placeOf, type Topic } from './subject.ts'
import type { ThreadLevel } from './ThreadCard.tsx'
import { useThreadContext } from './thread-context.ts'
import { useSending } from './use-sending.ts'
import { useWriting } from './use-writing.ts'
import { WordsField } from './WordsField.tsx'

interface Props {
  topic: Topic
  /** Words selected just now; null for the whole. */
  quote: Quote | null
  level: ThreadLevel
  onDropQuote(): void
  onSent(id: string): void
  onClose(): void
}

export function Composer({ topic, quote, level, onDropQuote, onSent, onClose }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const Heading = `h${level}` as const
  const { actor, delegation, language, rightsAt } = useThreadContext()
  const place = placeOf(topic)
  const writing = useWriting(place)
  const begun = writing.aim?.type === 'thread' ? writing.aim : null
  const [kind, setKind] = useState<ThreadKind>(begun?.kind ?? 'comment')
  const [visibility, setVisibility] = useState<Visibility>(begun?.visibility ?? 'all')
  const on = quote ?? begun?.quote ?? null
  const aim: Aim = { type: 'thread', topic, quote: on, kind, visibility }
  const rights = rightsAt('paragraphId' in topic ? (topic.paragraphId ?? null) : null)
  const verdictOf = (each: Visibility) => mayOpen(actor, each, rights, platformNow())
  const verdict = verdictOf(visibility)
  // Whom a thread to the secretariat is for follows from who writes it, as `audienceFor` says.
  const reach = actor?.role === 'secretariat' ? 'Own' : actor?.delegationId == null ? '' : 'And'
  const begin = (next: Partial<Aim & { type: 'thread' }>): void =>
    writing.write(writing.body, { ...aim, ...next })

  const sending = useSending({
    body: writing.body,
    send: () => verdict === 'yes' && writing.send(aim),
    onSent: () => onSent(place),
    onClose,
  })
  return (
    <form {...sending.props} className={styles.composer} aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`} className={styles.title}>
        {t('thread.compose.title')}
      </Heading>
      <Refused code={writing.refused} />
      {on && (
        <figure className={styles.on}>
          <figcaption className={styles.label}>{t('thread.compose.on')}</figcaption>
          <blockquote className={styles.quote} lang={language} dir={directionOf(language)}>
            {on.exact}
          </blockquote>
          <UnstyledButton
            className={styles.plain}
            onClick={() => {
              begin({ quote: null })
              onDropQuote()
            }}
          >
            {t('thread.compose.dropQuote')}
          </UnstyledButton>
        </figure>
      )}
      <fieldset className={styles.set}>
        <legend className={styles.label}>{t('thread.compose.kind')}</legend>
        <div className={styles.chips}>
          {threadKinds.map((each) => (
            <label key={each} className={styles.chip}>
              <input
                type="radio"
                name={`${id}-kind`}
                checked={kind === each}
                onChange={() => {
                  setKind(each)
                  begin({ kind: each })
                }}
              />
              <Sign name={each} size={14} />
              {t(`thread.kind.${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <WordsField
        id={`${id}-body`}
        label={t('thread.compose.body')}
        rows={4}
        writing={writing}
        sending={sending}
        aim={aim}
      />
      <fieldset className={styles.set}>
        <legend className={styles.label}>{t('thread.visibility.label')}</legend>
        {visibilities.map((each) => {
          const isOff = each === 'delegation' && actor?.delegationId == null
          return (
            <label key={each} className={styles.choice} data-off={isOff || undefined}>
              <input
                type="radio"
                name={`${id}-visibility`}
                checked={visibility === each}
                disabled={isOff}
                onChange={() => {
                  setVisibility(each)
                  begin({ visibility: each })
                }}
              />
              <span>
                <span className={styles.choiceName}>{t(`thread.visibility.${each}`)}</span>
                <span className={styles.hint}>
                  {isOff
                    ? t('thread.visibility.noDelegation')
                    : t(
                        each === 'secretariat'
                          ? `thread.visibility.secretariatHint${reach}`
                          : `thread.visibility.${each}Hint`,
                        {
                          delegation: delegation ?? '',
                        },
                      )}
                </span>
              </span>
            </label>
          )
        })}
      </fieldset>
      {verdict !== 'yes' && (
        <p className={styles.wrong} role="status">
          {t('thread.compose.mayNot', { reason: reasonSaid(t, verdict) })}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" size="compact-md" disabled={verdict !== 'yes'}>
          {t('thread.compose.send')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onClose}>
          {t('thread.compose.close')}
        </Button>
        {writing.body !== '' && (
          <UnstyledButton
            className={styles.plain}
            onClick={() => {
              writing.discard()
              onClose()
            }}
          >
            {t('thread.compose.discard')}
          </UnstyledButton>
        )}
      </div>
    </form>
  )
}
