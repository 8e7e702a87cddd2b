/** The words of the paragraph being written: the editor of its room, and the tools of a draft above it. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useEffect, useState } from 'react'
import type { EditorHandle } from '../collab/editor.ts'
import type { CaretPosition } from '../collab/editor-caret.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useActions, useTextContext } from './actions.ts'
import { useEditorHooks } from './editor-hooks.ts'
import type { Mark } from './marked-html.ts'
import { RoomEditor } from './RoomEditor.tsx'
import { StructureMenu } from './StructureMenu.tsx'
import { Toolbar } from './Toolbar.tsx'

interface Props {
  paragraph: ParagraphView
  caret: CaretPosition
  name: string
  /** Words that something is said about. */
  marks: readonly Mark[]
}

export function ParagraphEditor({ paragraph, caret, name, marks }: Props) {
  const { t } = useTranslation()
  const actions = useActions()
  const { mayRestructure } = useTextContext()
  const [asks, setAsks] = useState<'tools' | 'link' | null>(null)
  const hooks = useEditorHooks(paragraph, setAsks)
  const { id, room, text, html } = paragraph
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are measured in the text they came with; as that goes on, the editor carries them.
  useEffect(() => handle?.highlight(marks, text), [handle, marks])
  return (
    <RoomEditor
      room={room}
      text={text}
      html={html}
      caret={caret}
      label={t('drafting.text.editing', { label: name })}
      footnoteLabel={actions.labelOf}
      hooks={hooks}
      onHandle={setHandle}
      tools={(handle, now) => (
        <Toolbar
          handle={handle}
          now={now}
          asks={asks}
          onAnswered={() => setAsks(null)}
          onNotice={actions.notice}
          onDone={() => actions.close(id)}
          structure={
            mayRestructure && (
              <StructureMenu
                paragraph={paragraph}
                offset={() => handle.offset()}
                onLeave={() => handle.focus()}
              />
            )
          }
        />
      )}
    />
  )
}
