/** Under a paragraph: how many threads are on it. Where there is no margin it leads to them, one tap away. */
import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useActions, useTextContext } from '../draft/actions.ts'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { openOf } from './arrange.ts'
import { Sign } from './Signs.tsx'
import styles from './signs.module.css'
import { useTalkStore, useThreadsOf } from './talk-store.ts'

interface Props {
  paragraph: ParagraphView
  isFocused: boolean
}

export function Indicator({ paragraph, isFocused }: Props) {
  const { t } = useTranslation()
  const { hasMargin } = useTextContext()
  const actions = useActions()
  const talk = useTalkStore()
  const threads = useThreadsOf(paragraph.id)
  if (!talk || (threads.length === 0 && (hasMargin || !isFocused))) return null
  const name = nameOfParagraph(paragraph, t)
  const open = openOf(threads)
  if (hasMargin) return <VisuallyHidden>{t('thread.open', { count: open })}</VisuallyHidden>
  return (
    <UnstyledButton
      className={styles.indicator}
      data-open={open > 0 || undefined}
      aria-haspopup="dialog"
      tabIndex={isFocused ? 0 : -1}
      aria-label={
        threads.length === 0
          ? t('thread.beginOn', { name })
          : t('thread.threadsOf', { name, count: threads.length })
      }
      // Focus would draw the tools of the paragraph, and those of the one before would go: the button must not move under the finger.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        actions.focused(paragraph.id)
        if (threads.length === 0) talk.write({ paragraphId: paragraph.id, quote: null })
        talk.showSheet(paragraph.id)
      }}
    >
      <Sign name="comment" />
      {threads.length === 0
        ? t('thread.begin')
        : open > 0
          ? t('thread.open', { count: open })
          : t('thread.count', { count: threads.length })}
    </UnstyledButton>
  )
}
