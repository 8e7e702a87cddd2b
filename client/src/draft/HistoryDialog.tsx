/** The past of a paragraph over the table; what it needs is fetched when it is opened. */
import type { DraftView } from '@plenary/shared/draft'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { subjectIn } from '../paragraph/subject.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useActions } from './actions.ts'
import { nameOfParagraph } from './paragraph-name.ts'

const History = lazy(async () => ({ default: (await import('../paragraph/History.tsx')).History }))

interface Props {
  view: DraftView
  paragraphId: string
  isSheet: boolean
  onClose(): void
}

export function HistoryDialog({ view, paragraphId, isSheet, onClose }: Props) {
  const { t } = useTranslation()
  const actions = useActions()
  const subject = useMemo(() => subjectIn(view, paragraphId), [view, paragraphId])
  const paragraph = view.paragraphs.find(({ id }) => id === paragraphId)
  const name = paragraph ? nameOfParagraph(paragraph, t) : t('history.leftDraft')
  const close = (): void => {
    onClose()
    // A dialog holds focus for as long as it stands.
    setTimeout(() => actions.focus(paragraphId, 'here'), 0)
  }
  return (
    <Dialog title={t('history.titleOf', { name })} isSheet={isSheet} isWide onClose={close}>
      <Suspense fallback={<Shape kinds={['line', 'line', 'short', 'block']} />}>
        <History subject={subject} onSaid={(text) => actions.notice(text)} />
      </Suspense>
      <p>
        <Link
          to="/drafts/$draftId/paragraphs/$paragraphId/history"
          params={{ draftId: view.id, paragraphId }}
        >
          {t('history.asPage')}
        </Link>
      </p>
    </Dialog>
  )
}
