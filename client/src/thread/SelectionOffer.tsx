/** At words that are selected: comment on them, or use them as the place of a thread whose words have moved. */
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ProblemError } from '../api/call.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { acts } from './acts.ts'
import { commentKeyName } from './comment-key.ts'
import type { DraftTalk } from './draft-talk.ts'
import styles from './margin.module.css'
import { mayOpen } from './may.ts'
import { type Selected, selectedIn } from './quote-of.ts'
import { useThreadContext } from './thread-context.ts'
import { useAct } from './use-act.ts'
import type { Go } from './use-go.ts'

/** A selection is being made for as long as it keeps changing. */
const settledMs = 200

export function SelectionOffer({ talk, go }: { talk: DraftTalk; go: Go }) {
  const { t } = useTranslation()
  const { actor, rightsAt, announce } = useThreadContext()
  const selected = useSelected()
  const act = useAct()
  const { pointing, point } = talk
  if (pointing && !selected)
    return (
      <div className={styles.pointing} role="status">
        {t('thread.anchor.pointHint')}{' '}
        <Button size="compact-sm" variant="white" onClick={() => point(null)}>
          {t('common.cancel')}
        </Button>
      </div>
    )
  if (!selected) return null
  const { paragraphId, quote, box } = selected
  const rights = rightsAt(paragraphId)
  const may = (['all', 'secretariat'] as const).some(
    (each) => mayOpen(actor, each, rights, platformNow()) === 'yes',
  )
  if (!may && !pointing) return null
  const use = async (): Promise<void> => {
    if (!pointing) return go.write({ paragraphId, quote })
    const { id } = pointing
    if (!(await act.run(() => acts.anchor(id, { quote, paragraphId })))) return
    point(null)
    announce(t('thread.anchor.confirmed'))
    go.toThread(paragraphId, id)
  }
  const isRightToLeft = document.documentElement.dir === 'rtl'
  const start = isRightToLeft ? innerWidth - box.right : box.left
  return (
    <div
      className={styles.offer}
      style={{ insetBlockStart: Math.max(box.bottom, 0) + 6, insetInlineStart: Math.max(8, start) }}
    >
      <Button
        size="compact-sm"
        loading={act.isBusy}
        aria-keyshortcuts="Control+Alt+M Meta+Alt+M"
        title={t('thread.beginKey', { key: commentKeyName() })}
        // The words stay selected.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void use()}
      >
        {t(pointing ? 'thread.anchor.use' : 'thread.begin')}
      </Button>
      {act.error !== null && (
        <span role="alert" className={styles.refusal}>
          {t('thread.moderation.refused', { reason: reasonSaid(t, codeOf(act.error)) })}
        </span>
      )}
    </div>
  )
}

const codeOf = (error: unknown): string => (error instanceof ProblemError ? error.code : 'internal')

function useSelected(): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => setSelected(selectedIn(document.getSelection()))
    const onChange = (): void => {
      clearTimeout(timer)
      if (document.getSelection()?.isCollapsed !== false) setSelected(null)
      else timer = setTimeout(look, settledMs)
    }
    const onScroll = (): void => {
      if (document.getSelection()?.isCollapsed === false) look()
    }
    document.addEventListener('selectionchange', onChange)
    addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', onChange)
      removeEventListener('scroll', onScroll)
    }
  }, [])
  return selected
}
