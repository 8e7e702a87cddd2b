/** What bears on the paragraphs of the drafting table: a count under each, and what it is when one asks. */

import { Button, UnstyledButton } from '@mantine/core'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Bearing } from '@plenary/shared/response'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { call } from '../api/call.ts'
import { draftQuery, meQuery } from '../api/queries.ts'
import { useActions } from '../draft/actions.ts'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { TopicField } from '../ui/TopicField.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import styles from './bearings.module.css'
import { PassageCard } from './Passage.tsx'
import passageStyles from './passage.module.css'
import { bearingsQuery, passagesQuery, responseKeys } from './queries.ts'

interface Known {
  draftId: string
  slug: string
  maySetTopics: boolean
  of: ReadonlyMap<string, Bearing>
}

const BearingsContext = createContext<Known | null>(null)

/** Stands around the drafting table; asks once for the whole draft. */
export function Bearings({ draftId, children }: { draftId: string; children: ReactNode }) {
  const { data: draft } = useQuery({ ...draftQuery(draftId), enabled: false })
  const { data: me } = useQuery(meQuery)
  const { data } = useQuery({ ...bearingsQuery(draftId), enabled: draft !== undefined })
  const process = draft?.process
  useProcessFacts(process, true)
  const slug = process?.slug
  const maySetTopics = me?.participations.find((each) => each.process.slug === slug)?.role === 'secretariat'
  const known = useMemo<Known | null>(
    () =>
      slug === undefined
        ? null
        : {
            draftId,
            slug,
            maySetTopics,
            of: new Map(data?.bearings.map((each) => [each.paragraphId, each])),
          },
    [data, draftId, slug, maySetTopics],
  )
  return <BearingsContext value={known}>{children}</BearingsContext>
}

/** Under a paragraph: how much bears on it; while it has focus also where nothing does, to give it a topic. */
export function BearingMark({ paragraph, isFocused }: { paragraph: ParagraphView; isFocused: boolean }) {
  const { t } = useTranslation()
  const known = useContext(BearingsContext)
  const actions = useActions()
  const [isOpen, setOpen] = useState(false)
  const bearing = known?.of.get(paragraph.id)
  const { passages = 0, waiting = 0 } = bearing ?? {}
  if (!known || (passages === 0 && !isOpen && !(isFocused && (bearing || known.maySetTopics)))) return null
  const name = nameOfParagraph(paragraph, t)
  const close = (): void => {
    setOpen(false)
    setTimeout(() => actions.focus(paragraph.id, 'here'), 0)
  }
  return (
    <>
      <UnstyledButton
        className={styles.mark}
        onClick={() => setOpen(true)}
        aria-label={`${t('response.bearing.titleOf', { name })} ${t('response.passages', { count: passages })}`}
      >
        {passages > 0 ? t('response.passages', { count: passages }) : t('response.bearing.open')}
        {waiting > 0 && <span className={styles.waiting}>{t('response.waiting', { count: waiting })}</span>}
      </UnstyledButton>
      {isOpen && (
        <Dialog title={t('response.bearing.titleOf', { name })} isWide onClose={close}>
          <WhatBears paragraph={paragraph} bearing={bearing} known={known} />
        </Dialog>
      )}
    </>
  )
}

function WhatBears({
  paragraph,
  bearing,
  known,
}: {
  paragraph: ParagraphView
  bearing: Bearing | undefined
  known: Known
}) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(passagesQuery(paragraph.id))
  return (
    <>
      <Topics paragraphId={paragraph.id} bearing={bearing} known={known} />
      {error && !data && <Problem error={error} retry={() => void refetch()} />}
      {!data && !error && <Shape kinds={['line', 'block', 'block']} />}
      {data?.items.length === 0 && <p className={styles.muted}>{t('response.bearing.none')}</p>}
      {data && data.items.length > 0 && (
        <>
          <ul className={passageStyles.cards}>
            {data.items.map((passage) => (
              <li key={passage.id}>
                <PassageCard passage={passage} takesPart shows="said">
                  {passage.can.unlink === 'yes' && !passage.response && <Unlink id={passage.id} />}
                </PassageCard>
              </li>
            ))}
          </ul>
          <p>
            <Link
              to="/processes/$slug/responses"
              params={{ slug: known.slug }}
              search={{ paragraph: paragraph.id }}
            >
              {t('response.went.all')}
            </Link>
          </p>
        </>
      )}
    </>
  )
}

function Unlink({ id }: { id: string }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const undo = async (): Promise<void> => {
    try {
      await call('unlinkPassage', { params: { id } })
      await cache.invalidateQueries({ queryKey: ['passages'] })
      await cache.invalidateQueries({ queryKey: ['bearings'] })
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <div className={passageStyles.acts}>
      <Button variant="subtle" size="compact-sm" onClick={() => void undo()}>
        {t('response.link.undo')}
      </Button>
      {error !== null && <Problem error={error} />}
    </div>
  )
}

/** The topics of a paragraph, each a way to what the other compact says under it. */
function Topics({
  paragraphId,
  bearing,
  known,
}: {
  paragraphId: string
  bearing: Bearing | undefined
  known: Known
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
  known: Known
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
      {form.refusal}
      <div className={passageStyles.acts}>
        <Button type="submit" loading={form.isSending}>
          {t('response.bearing.saveTopics')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
