/** What changed between two texts: every change in its place, counted, and led to one by one. */

import { useMediaQuery } from '@mantine/hooks'
import type { Comparison } from '@plenary/shared/compare'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { meQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Empty } from '../ui/Empty.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { CompareHead } from './CompareHead.tsx'
import styles from './ComparePage.module.css'
import { CompareRows } from './CompareRows.tsx'
import { CompareTools } from './CompareTools.tsx'
import { changedCount, changesIn, restyledCount, rowsOf } from './compare-rows.ts'
import { type CompareView, writeView } from './compare-view.ts'
import { Figures } from './Figures.tsx'
import { changesWorkingText } from './fact-handlers.ts'
import { comparisonQuery, working } from './queries.ts'
import { useChanges } from './use-changes.ts'
import { useGoToHash } from './use-go-to-hash.ts'
import { useProcessOf } from './zone-of.ts'

interface Props {
  from: string
  to: string
  view: CompareView
}

export function ComparePage({ from, to, view }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const isReversed = from === working
  // The working text is always the newer one.
  useEffect(() => {
    if (isReversed)
      void navigate({ to: '/compare/$from/$to', params: { from: to, to: from }, search: true, replace: true })
  }, [isReversed, from, to, navigate])
  const { data, error, refetch } = useQuery({ ...comparisonQuery(from, to), enabled: !isReversed })
  useTitle(
    data
      ? t('compare.titleOf', { from: data.from.title, to: nameOf(data.to, t('compare.working')) })
      : t('compare.title'),
  )
  useGoToHash(data !== undefined)
  if (!data) return <Waiting title={t('compare.title')} error={error} retry={() => void refetch()} />
  return <Compared comparison={data} view={view} again={() => void refetch()} />
}

export const nameOf = ({ id, title }: Comparison['to'], workingName: string): string =>
  id === working ? workingName : title

/** Below this width two texts beside each other leave too few words a line. */
const narrow = '(max-width: 47.99em)'

interface ComparedProps {
  comparison: Comparison
  view: CompareView
  again(): void
}

function Compared({ comparison, view, again }: ComparedProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { from, to, paragraphs, summary } = comparison
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => rowsOf(paragraphs, view, opened), [paragraphs, view, opened])
  const changes = useMemo(() => changesIn(rows), [rows])
  const walk = useChanges(changes)
  const language = from.revision?.language ?? to.revision?.language ?? 'en'
  const process = useProcessOf(from.revision?.processId)

  const change = useCallback(
    (part: Partial<CompareView>) => {
      // The same page, looked at otherwise: no new step back, no jump to its beginning.
      void navigate({ to: '.', search: writeView({ ...view, ...part }), replace: true, resetScroll: false })
    },
    [navigate, view],
  )
  const open = useCallback((key: string) => setOpened((before) => new Set([...before, key])), [])
  const isNarrow = useMediaQuery(narrow, matchMedia(narrow).matches, { getInitialValueInEffect: false })
  const isSame = changedCount(summary.all) === 0 && restyledCount(paragraphs) === 0
  return (
    <div className={styles.page}>
      <CompareHead comparison={comparison} process={process} />
      {to.id === working && (
        <NewerWords process={process} draftId={from.revision?.draftId} again={again} at={to.at} />
      )}
      {isSame && <Empty title={t('compare.none')} text={t('compare.noneText')} />}
      <Figures summary={summary} paragraphs={paragraphs} />
      <CompareTools view={view} onChange={change} sections={summary.sections} walk={walk} />
      {rows.length === 0 ? (
        <Empty
          title={t('compare.noneShown')}
          text={t('compare.noneShownText')}
          action={
            <button
              type="button"
              className={styles.plain}
              onClick={() => change({ only: false, section: null, term: '' })}
            >
              {t('compare.showAll')}
            </button>
          }
        />
      ) : (
        <CompareRows
          rows={rows}
          paragraphs={paragraphs}
          names={{ from: from.title, to: nameOf(to, t('compare.working')) }}
          language={language}
          isSide={view.side && !isNarrow}
          term={view.term}
          onOpen={open}
          onHere={walk.here}
        />
      )}
    </div>
  )
}

interface NewerProps {
  process: ReturnType<typeof useProcessOf>
  draftId: string | undefined
  again(): void
  /** When it was compared; a comparison made again is a new one. */
  at: string
}

/** The working text moves on under the eyes of who compares it: that is said, and nothing is redrawn unasked. */
function NewerWords({ process, draftId, again, at }: NewerProps) {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const [changedAfter, setChangedAfter] = useState<string | null>(null)
  const takesPart = me?.participations.some((each) => each.process.slug === process?.slug) === true
  // Somebody who only reads has nothing to hear.
  useProcessFacts(process, takesPart && draftId !== undefined, (fact) => {
    if (draftId !== undefined && changesWorkingText(fact, draftId)) setChangedAfter(at)
  })
  return (
    <div aria-live="polite">
      {changedAfter === at && (
        <p className={styles.newer}>
          {t('compare.newerWords')}{' '}
          <button type="button" className={styles.plain} onClick={again}>
            {t('compare.again')}
          </button>
        </p>
      )}
    </div>
  )
}
