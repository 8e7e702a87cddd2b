/** The words of the paragraph being written: the editor of its room, and the tools of a draft above it. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaretPlace } from '../collab/editor.ts'
import { useActions, useWords } from './actions.ts'
import { useEditorHooks } from './editor-hooks.ts'
import { RoomEditor } from './RoomEditor.tsx'
import { StructureMenu } from './StructureMenu.tsx'
import { Toolbar } from './Toolbar.tsx'

interface Props {
  paragraph: ParagraphView
  caret: CaretPlace
  name: string
}

export function ParagraphEditor({ paragraph, caret, name }: Props) {
  const { t } = useTranslation()
  const actions = useActions()
  const { mayRestructure } = useWords()
  const [asks, setAsks] = useState<'tools' | 'link' | null>(null)
  const hooks = useEditorHooks(paragraph, setAsks)
  const { id, room, text, html } = paragraph
  return (
    <RoomEditor
      room={room}
      text={text}
      html={html}
      caret={caret}
      label={t('drafting.text.editing', { label: name })}
      footnoteLabel={actions.labelOf}
      hooks={hooks}
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
