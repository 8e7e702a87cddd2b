/** The discussion beside the text: each group at its paragraph, only those near the window drawn; or, on a phone, a sheet. */
import { VisuallyHidden } from '@mantine/core'
import type { DraftView } from '@plenary/shared/draft'
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { type DraftTalk, useDraftTalk } from './draft-talk.ts'
import { FilterBar } from './FilterBar.tsx'
import { Left } from './Left.tsx'
import { MarginGroup } from './MarginGroup.tsx'
import styles from './margin.module.css'
import { placeGroups, sizesAt, within } from './place-groups.ts'
import { SelectionOffer } from './SelectionOffer.tsx'
import { ThreadSheet } from './ThreadSheet.tsx'
import { useGo } from './use-go.ts'
import { useRows } from './use-rows.ts'
import { useStretch } from './use-stretch.ts'
import { useTableKeys } from './use-table-keys.ts'

interface Props {
  view: DraftView
  focus: string | null
  hasRoom: boolean
}

/** The table is drawn anew with every section one scrolls into; the margin only when something about it changes. */
export const Margin = memo(function Margin({ view, focus, hasRoom }: Props) {
  const talk = useDraftTalk()
  const go = useGo(talk, focus, hasRoom)
  useTableKeys(go, focus)
  if (!talk) return null
  return (
    <>
      {hasRoom && <Column view={view} focus={focus} talk={talk} go={go} />}
      {!hasRoom && talk.sheet !== null && <ThreadSheet talk={talk} paragraphId={talk.sheet} go={go} />}
      <SelectionOffer talk={talk} go={go} />
      <VisuallyHidden role="status" data-said>
        {talk.said}
      </VisuallyHidden>
    </>
  )
})

interface ColumnProps extends Omit<Props, 'hasRoom'> {
  talk: DraftTalk
  go: ReturnType<typeof useGo>
}

function Column({ view, focus, talk, go }: ColumnProps) {
  const { t } = useTranslation()
  const column = useRef<HTMLDivElement>(null)
  const [fullHeight, setFullHeight] = useState(0)
  const { paragraphs } = view
  const ids = useMemo(() => paragraphs.map(({ id }) => id), [paragraphs])
  const { rows, columnTop, scale } = useRows(ids, column)
  const { from, to } = useStretch(columnTop)
  const { byParagraph, writing, threads, error, retry } = talk
  const full = writing?.paragraphId ?? focus
  const groups = useMemo(
    () =>
      placeGroups(
        ids.flatMap((id) => {
          const row = rows.get(id)
          return row ? [{ id, ...row, threads: byParagraph.get(id)?.length ?? 0 }] : []
        }),
        full,
        fullHeight,
        sizesAt(scale),
      ),
    [ids, rows, byParagraph, full, fullHeight, scale],
  )
  const foot = groups.at(-1)
  const names = useMemo(
    () => new Map(paragraphs.map((each) => [each.id, nameOfParagraph(each, t)])),
    [paragraphs, t],
  )
  // What was measured belongs to the group before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another paragraph has the focus.
  useLayoutEffect(() => setFullHeight(0), [full])
  return (
    <aside className={styles.margin} aria-label={t('thread.title')} data-thread-region>
      <div className={styles.head}>
        <h2 className={styles.caption}>{t('thread.title')}</h2>
        <FilterBar talk={talk} />
        {error !== null && <Problem error={error} retry={retry} />}
        <Left talk={talk} />
      </div>
      <div ref={column} className={styles.column} style={{ minBlockSize: foot ? foot.top + foot.height : 0 }}>
        {threads?.length === 0 && full === null && <p className={styles.empty}>{t('thread.emptyDraft')}</p>}
        {within(groups, from, to).map(({ id, top, briefs, isFull }) => (
          <MarginGroup
            key={id}
            paragraphId={id}
            name={names.get(id) ?? ''}
            top={top}
            briefs={briefs}
            isFull={isFull}
            threads={byParagraph.get(id)}
            onHeight={isFull ? setFullHeight : undefined}
            go={go}
          />
        ))}
      </div>
    </aside>
  )
}
