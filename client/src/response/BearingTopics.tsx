/** The topics of a paragraph on the drafting table, and choosing its own. */
import { Button } from '@mantine/core'
import type { Bearing } from '@plenary/shared/response'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { TopicField } from '../ui/TopicField.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import styles from './bearings.module.css'
import { responseKeys } from './queries.ts'

/** What the drafting table knows of its draft. */
export interface KnownBearings {
  draftId: string
  slug: string
  maySetTopics: boolean
  of: ReadonlyMap<string, Bearing>
}

/** The topics of a paragraph, each a way to what the other compact says under it. */
export function BearingTopics({
  paragraphId,
  bearing,
  known,
}: {
  paragraphId: string
  bearing: Bearing | undefined
  known: KnownBearings
}) {
  const { t } = useTranslation()
  const [isChoosing, setChoosing] = useState(false)
  const { topics = [], ownTopics = [] } = bearing ?? {}
  return (
    <section aria-label={t('response.bearing.topics')} className={styles.topics}>
      {topics.length === 0 && <p className={styles.muted}>{t('response.bearing.noTopics')}</p>}
      {topics.length > 0 && (
        <ul>
          {topics.map((topic) => (
            <li key={topic}>
              <Link to="/topics/$topic" params={{ topic }}>
                {t('response.bearing.coherence', { topic: topicName(t, topic) })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {known.maySetTopics && !isChoosing && (
        <Button variant="default" size="compact-sm" onClick={() => setChoosing(true)}>
          {t('response.bearing.setTopics')}
        </Button>
      )}
      {isChoosing && (
        <ChooseTopics
          paragraphId={paragraphId}
          known={known}
          own={ownTopics}
          inherited={topics.filter((topic) => !ownTopics.includes(topic))}
          onDone={() => setChoosing(false)}
        />
      )}
    </section>
  )
}

function ChooseTopics({
  paragraphId,
  known,
  own,
  inherited,
  onDone,
}: {
  paragraphId: string
  known: KnownBearings
  own: string[]
  inherited: string[]
  onDone(): void
}) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const form = useApiForm('setParagraphTopics', {
    initial: { topics: own },
    body: ({ topics }) => ({ topics }),
    send: (body) => call('setParagraphTopics', { params: { id: paragraphId }, body }),
    async onSent() {
      await cache.invalidateQueries({ queryKey: responseKeys.bearings(known.draftId) })
      await cache.invalidateQueries({ queryKey: responseKeys.topics })
      onDone()
    },
  })
  return (
    <form {...form.props} className={styles.choose}>
      <TopicField
        process={known.slug}
        value={form.values.topics}
        most={10}
        onChange={(topics) => form.change({ topics })}
        label={t('response.bearing.setTopics')}
        {...(inherited.length > 0
          ? {
              hint: t('response.bearing.inherited', {
                topics: inherited.map((topic) => topicName(t, topic)).join(' · '),
              }),
            }
          : {})}
      />
      <FormEnd form={form} submit={t('response.bearing.saveTopics')} onCancel={onDone} />
    </form>
  )
}
