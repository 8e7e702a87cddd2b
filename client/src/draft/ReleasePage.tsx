/** Releasing the working text: now or at a moment, reviewed, done with a receipt. */
import { Button, Radio, TextInput } from '@mantine/core'
import type { AnswerOf } from '@plenary/shared/api'
import type { DraftView } from '@plenary/shared/draft'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { draftQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { instantOf, wallTimeOf } from '../i18n/wall-time.ts'
import { FinalAct } from '../ui/FinalAct.tsx'
import { Moment } from '../ui/Moment.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { DraftAct } from './DraftAct.tsx'
import { zoneOf } from './PenNotice.tsx'
import styles from './pen.module.css'

export function ReleasePage({ draftId }: { draftId: string }) {
  const { t } = useTranslation()
  return (
    <DraftAct draftId={draftId} title={t('release.title')}>
      {(draft) => <Releasing draft={draft} />}
    </DraftAct>
  )
}

type Result = AnswerOf<'releaseDraft'>

function Releasing({ draft }: { draft: DraftView }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const zone = zoneOf(draft)
  const numbered = (view: DraftView) => view.paragraphs.filter(({ kind }) => kind === 'paragraph').length
  return (
    <FinalAct<{ at: string | null }, DraftView, Result>
      write={({ review, isPreparing }) => <When draft={draft} isPreparing={isPreparing} onReview={review} />}
      // What is to be released is looked at as it is now.
      prepare={() => cache.fetchQuery({ ...draftQuery(draft.id), staleTime: 0 })}
      review={(view, { at }) => (
        <>
          <p>{t('release.what', { count: numbered(view) })}</p>
          <p>{at ? <Moment at={at} {...zone} /> : t('release.now')}</p>
          {draft.text.keptAt && (
            <p>
              <Link to="/drafts/$draftId/revisions" params={{ draftId: draft.id }}>
                {t('release.compare')}
              </Link>
            </p>
          )}
        </>
      )}
      obstacle={(view) => (view.text.withPen ? null : t('problem.already-released'))}
      warning={(_, { at }) => t(at ? 'release.warningLater' : 'release.warning')}
      confirm={(_, { at }) => t(at ? 'release.confirmLater' : 'release.confirm')}
      carryOut={({ at }) =>
        call('releaseDraft', {
          params: { id: draft.id },
          body: { audience: 'participants', ...(at ? { at } : {}) },
        })
      }
      receipt={({ text }) => ({
        done: t(text.withPen ? 'release.doneLater' : 'release.done'),
        facts: [
          { name: t('release.text'), value: <bdi lang={draft.language}>{draft.title}</bdi> },
          ...(text.releasedAt
            ? [{ name: t('release.from'), value: <Moment at={text.releasedAt} {...zone} /> }]
            : []),
        ],
        next: [
          <Link key="text" to="/drafts/$draftId" params={{ draftId: draft.id }}>
            {t('release.nextText')}
          </Link>,
          t('release.nextClosing'),
        ],
      })}
      onDone={() => void cache.invalidateQueries({ queryKey: queryKeys.draft(draft.id) })}
    />
  )
}

interface WhenProps {
  draft: DraftView
  isPreparing: boolean
  onReview(input: { at: string | null }): void
}

function When({ draft, isPreparing, onReview }: WhenProps) {
  const { t } = useTranslation()
  const { timeZone } = zoneOf(draft)
  const form = useApiForm('releaseDraft', {
    initial: () => ({ when: 'now', at: wallTimeOf(draft.text.releasedAt, timeZone) }),
    body: ({ when, at }) => (when === 'later' ? { at: instantOf(at, timeZone) ?? '' } : {}),
    send: async ({ at }) => onReview({ at: at ?? null }),
  })
  const isLater = form.values.when === 'later'
  return (
    <form {...form.props} className={styles.form}>
      <Radio.Group label={t('release.when')} {...form.field('when')}>
        <div className={styles.options}>
          <Radio value="now" label={t('release.now')} />
          <Radio value="later" label={t('release.later')} />
        </div>
      </Radio.Group>
      {isLater && (
        <TextInput
          type="datetime-local"
          required
          withAsterisk={false}
          label={t('release.from')}
          description={t('round.field.zone', { zone: timeZone })}
          {...form.field('at')}
        />
      )}
      <div>
        <Button type="submit" loading={isPreparing}>
          {t('release.review')}
        </Button>
      </div>
    </form>
  )
}
