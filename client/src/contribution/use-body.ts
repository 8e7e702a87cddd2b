/** The live words of a contribution's body: its rooms, and what is drawn where no editor stands. */
import { htmlOf, textOf } from '@plenary/shared/content'
import type { Block, Contribution } from '@plenary/shared/contribution'
import { useCallback, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { type LiveTextNow, useLiveText } from '../draft/use-live-text.ts'

/** Words of a room that stays open behind its editor are drawn this long after they changed. */
const drawAfterMs = 150

interface Options {
  contribution: Contribution
  accountId: string | undefined
  mayEdit: boolean
  onReset(blockId: string): void
  onClosed(blockId: string, code: string): void
}

export function useBody({ contribution, accountId, mayEdit, onReset, onClosed }: Options): {
  live: LiveTextNow
  blocks: Block[]
} {
  const { id } = contribution
  const [, draw] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const blockOf = (room: string): string | undefined =>
    contribution.blocks.find((block) => block.room === room)?.id
  const fetchStates = useCallback(
    (signal: AbortSignal) => call('getContributionStates', { params: { id }, signal }),
    [id],
  )
  const live = useLiveText({
    draftId: id,
    accountId,
    mayEdit,
    fetchStates,
    onWords() {
      timer.current ??= setTimeout(() => {
        timer.current = null
        draw((times) => times + 1)
      }, drawAfterMs)
    },
    onReset(room) {
      const block = blockOf(room)
      if (block) onReset(block)
    },
    onClosed(room, code) {
      const block = blockOf(room)
      if (block) onClosed(block, code)
    },
  })
  return { live, blocks: contribution.blocks.map((block) => withLiveWords(block, live)) }
}

/** What is in an open room is newer than what facts have told. */
function withLiveWords(block: Block, { live }: LiveTextNow): Block {
  const content = block.room && live ? live.rooms.contentOf(block.room) : null
  return content ? { ...block, content, text: textOf(content), html: htmlOf(content) } : block
}
