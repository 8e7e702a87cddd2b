/** The words of the paragraph being written: the editor where the static text stood, its tools above it. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaretPlace, EditorHandle, EditorNow } from '../collab/editor.ts'
import { useActions, useLive, useWords } from './actions.ts'
import { useEditorHooks } from './editor-hooks.ts'
import { StaticWords } from './ParagraphRow.tsx'
import styles from './row.module.css'
import { Toolbar } from './Toolbar.tsx'

/** A room whose words are older than the static text may take this long to catch up before it is shown as it is. */
const patienceMs = 1500

const hintId = 'editor-keys'

interface Props {
  paragraph: ParagraphView
  caret: CaretPlace
  name: string
}

export function ParagraphEditor({ paragraph, caret, name }: Props) {
  const { t } = useTranslation()
  const { live, opened } = useLive()
  const { language, direction } = useWords()
  const actions = useActions()
  const host = useRef<HTMLDivElement>(null)
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  const [now, setNow] = useState<EditorNow | null>(null)
  const [asks, setAsks] = useState<'tools' | 'link' | null>(null)
  const [isReady, setReady] = useState(false)
  const [waited, setWaited] = useState(false)
  const hooks = useEditorHooks(paragraph, setAsks)
  const { room, text } = paragraph
  const start = useRef({ text, caret })

  useLayoutEffect(() => {
    if (!live) return
    live.rooms.open(room)
    return () => live.rooms.release(room)
  }, [live, room])

  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `opened` says that a room got its words.
  useLayoutEffect(() => {
    if (live?.rooms.mayShow(room, start.current.text, waited)) setReady(true)
  }, [live, room, opened, waited])

  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor is not mounted anew because its name changed.
  useLayoutEffect(() => {
    if (!isReady || !live || !host.current) return
    const mounted = live.mountEditor(host.current, {
      room: live.rooms.open(room),
      language,
      direction,
      label: t('drafting.text.editing', { label: name }),
      describedBy: hintId,
      caret: start.current.caret,
      footnoteLabel: actions.labelOf,
      hooks,
      onState: setNow,
    })
    setHandle(mounted)
    return () => {
      mounted.destroy()
      setHandle(null)
    }
  }, [isReady, live, room, hooks])

  return (
    <>
      {handle && now && (
        <Toolbar
          paragraph={paragraph}
          handle={handle}
          now={now}
          asks={asks}
          onAnswered={() => setAsks(null)}
        />
      )}
      <span hidden id={hintId}>
        {t('drafting.text.keysEdit')}
      </span>
      <div ref={host} className={styles.host} />
      {!handle && <StaticWords html={paragraph.html} />}
    </>
  )
}
