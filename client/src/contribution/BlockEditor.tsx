/** The editor of one paragraph of a contribution: Enter begins the next, Backspace takes an empty one away. */
import { textOf } from '@plenary/shared/content'
import type { Block } from '@plenary/shared/contribution'
import { useMemo, useRef, useState } from 'react'
import type { EditorOptions } from '../collab/editor.ts'
import type { CaretPosition } from '../collab/editor-caret.ts'
import { useLive } from '../draft/actions.ts'
import { RoomEditor } from '../draft/RoomEditor.tsx'
import { Toolbar } from '../draft/Toolbar.tsx'
import { useTranslation } from '../i18n/use-translation.ts'
import { behind } from './split.ts'
import type { useWritingPosition } from './use-writing-position.ts'

export type WritingPosition = ReturnType<typeof useWritingPosition>

interface Props {
  block: Block & { room: string }
  caret: CaretPosition
  label: string
  place: WritingPosition
  onNotice(text: string): void
}

export function BlockEditor({ block, caret, label, place, onNotice }: Props) {
  const { t } = useTranslation()
  const { live } = useLive()
  const [asks, setAsks] = useState<'tools' | 'link' | null>(null)
  const now = useRef({ place, live, onNotice, t })
  now.current = { place, live, onNotice, t }
  const { id, part, room } = block

  const hooks = useMemo<EditorOptions['hooks']>(() => {
    /** One behind the other, so that a failure leaves the first ones in their order. */
    async function addAll(texts: string[]): Promise<void> {
      let after: string | null = id
      for (const text of texts) {
        after = await now.current.place.add(part, after, text, { at: 'end' })
        if (after === null) return
      }
    }
    return {
      onLeave: (to, x) => now.current.place.leave(id, to, x),
      onClose: () => now.current.place.close(id),
      onEnterAtEnd: () => void now.current.place.add(part, id),
      onSplit(offset) {
        const tail = textOf(behind(now.current.live?.rooms.contentOf(room) ?? [], offset))
        void now.current.place.add(part, id, tail).then((added) => {
          // Only once the server has them in their new place do they leave their old one.
          if (added) now.current.live?.rooms.cut(room, offset, tail)
        })
      },
      onBackspaceAtStart() {
        const words = now.current.live?.rooms.contentOf(room)
        if (words && words.length === 0) void now.current.place.remove(id)
        else now.current.place.leave(id, 'previous', null)
      },
      onToolbar: () => setAsks('tools'),
      onLink: () => setAsks('link'),
      onPasteParagraphs(paragraphs) {
        void addAll(paragraphs.map(textOf))
        return true
      },
      onPasteJoined: () => undefined,
      onPasteTooLong: () => now.current.onNotice(now.current.t('drafting.paste.tooLong')),
    }
  }, [id, part, room])

  return (
    <RoomEditor
      room={room}
      text={block.text}
      html={block.html}
      caret={caret}
      label={t('drafting.text.editing', { label })}
      hooks={hooks}
      tools={(editor, state) => (
        <Toolbar
          handle={editor}
          now={state}
          asks={asks}
          onAnswered={() => setAsks(null)}
          onNotice={onNotice}
          onDone={() => place.close(id)}
        />
      )}
    />
  )
}
