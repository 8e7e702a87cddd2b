/** Sets a text on the table of a round: chosen, reviewed line by line – who could do what where –, done with a receipt. */
import { Button, Checkbox, NativeSelect, Radio } from '@mantine/core'
import type { TablePreview } from '@plenary/shared/round'
import { phaseOf, type StageView } from '@plenary/shared/stage'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { draftQuery, processQuery } from '../api/queries.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { FinalAct } from '../ui/FinalAct.tsx'
import { Moment } from '../ui/Moment.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { headingsOf } from './headings.ts'
import styles from './TableAct.module.css'
import { TableLines } from './TableLines.tsx'

interface Wish {
  stageId: string
  draftId: string
  /** Ids of headings; null: what the round itself names. */
  scope: string[] | null
}

interface Props {
  slug: string
  /** The round, where it is given; else it is chosen. */
  stageId?: string
  /** The text, where it is given; else it is chosen. */
  draftId?: string
  /** Texts that lie there already. */
  lying?: string[]
}

const takes = ({ kind, ...stage }: StageView): boolean =>
  kind === 'round' && ['open', 'upcoming', 'undated'].includes(phaseOf(stage, platformNow()))

/** What is sent of a wish. */
const body = ({ draftId, scope }: Wish) => ({ draftId, ...(scope ? { scope } : {}) })

export function TableAct({ slug, stageId, draftId, lying = [] }: Props) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data: process } = useQuery(processQuery(slug))
  if (!process) return null
  const rounds = process.stages.filter((stage) => (stageId ? stage.id === stageId : takes(stage)))
  const drafts = process.drafts.filter(({ id }) => (draftId ? id === draftId : !lying.includes(id)))
  if (rounds.length === 0 || drafts.length === 0) return <p className={styles.muted}>{t('table.nothing')}</p>
  return (
    <FinalAct<Wish, TablePreview, unknown>
      write={({ review, isPreparing }) => (
        <Choice rounds={rounds} drafts={drafts} isPreparing={isPreparing} onReview={review} />
      )}
      prepare={(wish) => call('previewTable', { params: { id: wish.stageId }, body: body(wish) })}
      review={(preview) => <Review preview={preview} />}
      obstacle={({ refusal }) =>
        refusal && [reasonSaid(t, refusal.code), refusal.detail].filter(Boolean).join(' ')
      }
      warning={({ stage }) => t(stage.phase === 'open' ? 'table.warningNow' : 'table.warningLater')}
      confirm={() => t('table.confirm')}
      carryOut={async (wish) => {
        const table = await call('tableDraft', { params: { id: wish.stageId }, body: body(wish) })
        cache.setQueryData(queryKeys.stage(wish.stageId), table)
        return table
      }}
      receipt={(_, wish) => {
        const round = rounds.find(({ id }) => id === wish.stageId) as StageView
        const draft = drafts.find(({ id }) => id === wish.draftId)
        return {
          done: t('table.done'),
          facts: [
            { name: t('table.text'), value: <bdi>{draft?.title}</bdi> },
            { name: t('table.round'), value: <bdi>{round.title}</bdi> },
            ...(round.opensAt
              ? [
                  {
                    name: t('stage.opens'),
                    value: <Moment at={round.opensAt} timeZone={round.timeZone} place={round.place} />,
                  },
                ]
              : []),
          ],
          next: [
            <Link key="text" to="/drafts/$draftId" params={{ draftId: wish.draftId }}>
              {t('table.nextText')}
            </Link>,
            <Link key="round" to="/stages/$stageId" params={{ stageId: wish.stageId }}>
              {t('table.nextRights')}
            </Link>,
            t(phaseOf(round, platformNow()) === 'open' ? 'table.nextClosing' : 'table.nextOpening'),
          ],
        }
      }}
      onDone={() => {
        void cache.invalidateQueries({ queryKey: queryKeys.process(slug) })
        for (const { id } of drafts) void cache.invalidateQueries({ queryKey: queryKeys.draft(id) })
      }}
    />
  )
}

interface ChoiceProps {
  rounds: StageView[]
  drafts: { id: string; title: string }[]
  isPreparing: boolean
  onReview(wish: Wish): void
}

function Choice({ rounds, drafts, isPreparing, onReview }: ChoiceProps) {
  const { t } = useTranslation()
  const form = useApiForm('tableDraft', {
    initial: () => ({
      stageId: rounds.find((each) => phaseOf(each, platformNow()) === 'open')?.id ?? rounds[0]?.id ?? '',
      draftId: drafts[0]?.id ?? '',
      which: 'round',
      scope: [] as string[],
    }),
    body: (wish) => body(wishOf(wish)),
    send: async (_, wish) => onReview(wishOf(wish)),
  })
  const { stageId, draftId, which } = form.values
  const isChosen = which === 'some'
  const { data: draft } = useQuery(draftQuery(draftId))
  const headings = useMemo(() => headingsOf(draft?.paragraphs ?? []), [draft])
  const there = new Set(headings.map(({ id }) => id))
  const wishOf = (wish: Omit<Wish, 'scope'> & { which: string; scope: string[] }): Wish => ({
    stageId: wish.stageId,
    draftId: wish.draftId,
    scope: wish.which === 'some' ? wish.scope.filter((id) => there.has(id)) : null,
  })
  return (
    <form {...form.props} className={styles.form}>
      {drafts.length > 1 && (
        <NativeSelect
          label={t('table.text')}
          data={drafts.map(({ id, title }) => ({ value: id, label: title }))}
          {...form.field('draftId')}
        />
      )}
      {rounds.length > 1 && (
        <NativeSelect
          label={t('table.round')}
          data={rounds.map(({ id, title }) => ({ value: id, label: title }))}
          {...form.field('stageId')}
        />
      )}
      <Radio.Group label={t('table.scope')} {...form.field('which')}>
        <div className={styles.options}>
          <Radio value="round" label={t('table.scopeRound')} />
          <Radio value="some" label={t('table.scopeSome')} disabled={headings.length === 0} />
        </div>
      </Radio.Group>
      {isChosen && (
        <Checkbox.Group label={t('table.sections')} {...form.field('scope')}>
          <div className={styles.headings}>
            {headings.map(({ id, code, text, depth }) => (
              <Checkbox
                key={id}
                value={id}
                style={{ marginInlineStart: `${depth * 1.25}rem` }}
                label={<bdi lang={draft?.language}>{code === text ? text : `${code} ${text}`}</bdi>}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <div>
        <Button type="submit" loading={isPreparing} disabled={!draftId || !stageId}>
          {t('table.review')}
        </Button>
      </div>
    </form>
  )
}

function Review({ preview }: { preview: TablePreview }) {
  const { t } = useTranslation()
  const { draft, stage, lying, missing } = preview
  return (
    <>
      <p>
        {t('table.text')}: <bdi className={styles.name}>{draft.title}</bdi>
        <br />
        {t('table.round')}: <bdi className={styles.name}>{stage.title}</bdi>
      </p>
      {missing.length > 0 && (
        <p className={styles.missing}>
          {t('table.missing', { codes: missing.join(', '), count: missing.length })}
        </p>
      )}
      <TableLines preview={preview} />
      <p className={styles.muted}>{t('table.penEverywhere')}</p>
      {lying.length > 0 && (
        <p className={styles.muted}>
          {t('table.lying')} {lying.map(({ title }) => title).join('; ')}
        </p>
      )}
    </>
  )
}
