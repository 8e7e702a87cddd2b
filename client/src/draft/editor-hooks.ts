/** What the table answers when the editor asks for more than words: leaving, splitting, inserting, pasting paragraphs. */
import { textOf } from '@plenary/shared/content'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useMemo, useRef } from 'react'
import type { EditorOptions } from '../collab/editor.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useActions, useTextContext } from './actions.ts'
import { insertAfter } from './structure.ts'

export function useEditorHooks(
  paragraph: ParagraphView,
  ask: (what: 'tools' | 'link') => void,
): EditorOptions['hooks'] {
  const { t } = useTranslation()
  const actions = useActions()
  const { mayRestructure } = useTextContext()
  const current = useRef({ paragraph, mayRestructure, t })
  current.current = { paragraph, mayRestructure, t }
  const { id } = paragraph
  return useMemo(() => {
    /** Where Enter was pressed last: splitting is recorded, so it takes a second one. */
    let asked: number | null = null
    const refuse = (): void => actions.notice(current.current.t('drafting.structure.enterRefused'), 'warn')
    return {
      onLeave: (to, x) => actions.leave(id, to, x),
      onClose: () => actions.close(id),
      onEnterAtEnd() {
        if (!current.current.mayRestructure) return refuse()
        const next = crypto.randomUUID()
        void actions.restructure(insertAfter(current.current.paragraph, next), { caretIn: next })
      },
      onSplit(offset) {
        if (!current.current.mayRestructure) return refuse()
        if (asked !== offset) {
          asked = offset
          actions.notice(current.current.t('drafting.structure.splitHint'))
          return
        }
        asked = null
        const next = crypto.randomUUID()
        void actions.restructure({ type: 'split', paragraph: id, offset, id: next }, { caretIn: next })
      },
      // Joining two paragraphs is a recorded act too: it is offered in the menu, not by a key pressed once too often.
      onBackspaceAtStart: () => undefined,
      onToolbar: () => ask('tools'),
      onLink: () => ask('link'),
      onPasteParagraphs(paragraphs) {
        if (!current.current.mayRestructure) return false
        void insertAll(paragraphs.map(textOf))
        return true
      },
      onPasteJoined: (count) => actions.notice(current.current.t('drafting.paste.joined', { count }), 'warn'),
      onPasteTooLong: () => actions.notice(current.current.t('drafting.paste.tooLong'), 'warn'),
    }

    /** Behind this paragraph, one after the other, so that a failure leaves the first ones in their order. */
    async function insertAll(texts: string[]): Promise<void> {
      let after: Pick<ParagraphView, 'id' | 'kind' | 'level'> = current.current.paragraph
      for (const [nth, text] of texts.entries()) {
        const next = crypto.randomUUID()
        const command = insertAfter(after, next, text)
        const isLast = nth === texts.length - 1
        if (!(await actions.restructure(command, isLast ? { caretIn: next, caret: { at: 'end' } } : {})))
          return
        if (command.type === 'insert') after = command
      }
      actions.notice(current.current.t('drafting.paste.spread', { count: texts.length }))
    }
  }, [actions, ask, id])
}
