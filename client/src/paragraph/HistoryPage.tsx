/** The past of a paragraph as a page of its own, for whoever was sent its address. */
import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { History } from './History.tsx'
import styles from './history.module.css'
import { subjectIn } from './subject.ts'

const unchanged = <T,>(view: T): T => view

export function HistoryPage({ draftId, paragraphId }: { draftId: string; paragraphId: string }) {
  const { t } = useTranslation()
  const { view, error, retry } = useDraft(draftId, unchanged)
  const [said, setSaid] = useState('')
  const paragraph = view?.paragraphs.find(({ id }) => id === paragraphId)
  const name = paragraph ? nameOfParagraph(paragraph, t) : t('history.leftDraft')
  const title = view ? t('history.titleOf', { name }) : t('history.title')
  useTitle(title)
  const subject = useMemo(() => view && subjectIn(view, paragraphId), [view, paragraphId])
  if (error && !view)
    return (
      <>
        <Title order={1}>{title}</Title>
        <Problem error={error} retry={retry} />
      </>
    )
  if (!view || !subject) return <Shape kinds={['title', 'line', 'line', 'short', 'block']} />
  return (
    <div className={styles.page}>
      <p className={styles.crumb}>
        <Link to="/drafts/$draftId" params={{ draftId }} search={paragraph ? { p: paragraphId } : {}}>
          <bdi lang={view.language}>{view.title}</bdi>
        </Link>
      </p>
      <Title order={1}>{title}</Title>
      <p role="status" className={styles.note}>
        {said}
      </p>
      <History key={paragraphId} subject={subject} onSaid={setSaid} />
    </div>
  )
}
