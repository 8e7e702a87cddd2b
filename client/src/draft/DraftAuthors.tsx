/** Who wrote the words of the whole draft, shown in the text on demand and kept current while it is. */
import { Switch } from '@mantine/core'
import type { AnswerOf } from '@plenary/shared/api'
import type { DraftView } from '@plenary/shared/draft'
import type { AuthoredRun } from '@plenary/shared/history'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { AuthoredText } from '../paragraph/AuthoredText.tsx'
import { Legend } from '../paragraph/Legend.tsx'
import { isOf, type Party, partiesOf } from '../paragraph/parties.ts'
import { draftAuthorsQuery, historyKeys } from '../paragraph/queries.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './table.module.css'

/** Words change all the time while people write: their authors are asked for again no more often than this. */
const askAgainMs = 3000

interface Shown {
  runs: ReadonlyMap<string, AuthoredRun[]>
  parties: ReadonlyMap<string, Party>
  labels: ReadonlyMap<string, string | null>
  error: unknown
}

const ShownContext = createContext<Shown | null>(null)

const runsIn = (answer: AnswerOf<'getDraftAuthors'> | undefined): Map<string, AuthoredRun[]> =>
  new Map(answer?.paragraphs.map(({ id, runs }) => [id, runs]))

export function DraftAuthors({
  view,
  isOn,
  children,
}: {
  view: DraftView
  isOn: boolean
  children: ReactNode
}) {
  const cache = useQueryClient()
  const { data, error } = useQuery({ ...draftAuthorsQuery(view.id), enabled: isOn })
  const { paragraphs } = view
  const shown = useMemo<Shown | null>(() => {
    if (!isOn) return null
    const runs = runsIn(data)
    return {
      runs,
      parties: partiesOf([...runs.values()].flat()),
      labels: new Map(paragraphs.map(({ id, label }) => [id, label])),
      error: data ? null : error,
    }
  }, [isOn, data, error, paragraphs])
  const isBehind =
    shown !== null &&
    data !== undefined &&
    paragraphs.some(({ id, text }) => !isOf(shown.runs.get(id) ?? [], text))
  useEffect(() => {
    if (!isBehind) return
    const ask = (): void => void cache.invalidateQueries({ queryKey: historyKeys.draftAuthors(view.id) })
    const timer = setInterval(ask, askAgainMs)
    return () => clearInterval(timer)
  }, [cache, isBehind, view.id])
  return <ShownContext value={shown}>{children}</ShownContext>
}

/** The words of a paragraph by their authors while that is asked for and known of these very words. */
export function AuthoredOr({ paragraph, children }: { paragraph: ParagraphView; children: ReactNode }) {
  const shown = useContext(ShownContext)
  const runs = shown?.runs.get(paragraph.id)
  if (!shown || !runs || runs.length === 0 || !isOf(runs, paragraph.text)) return children
  return <AuthoredText runs={runs} parties={shown.parties} labelOf={(id) => shown.labels.get(id) ?? null} />
}

export function AuthorsSwitch({ isOn, onChange }: { isOn: boolean; onChange(isOn: boolean): void }) {
  const { t } = useTranslation()
  const shown = useContext(ShownContext)
  return (
    <div className={styles.authors}>
      <Switch
        label={t('history.showAuthors')}
        description={t('history.showAuthorsHint')}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {shown?.error ? <Problem error={shown.error} /> : shown && <Legend parties={shown.parties} />}
    </div>
  )
}
