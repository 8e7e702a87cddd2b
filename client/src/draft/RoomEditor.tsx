/** The editor of one live room where its static words stood; whose room it is, and what tools stand by it, its user says. */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { EditorHandle, EditorNow, EditorOptions } from '../collab/editor.ts'
import type { CaretPosition } from '../collab/editor-caret.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useLive, useTextContext } from './actions.ts'
import styles from './row.module.css'
import { StaticText } from './StaticText.tsx'

/** A room whose words are older than the static text may take this long to catch up before it is shown as it is. */
const patienceMs = 1500

const hintId = 'editor-keys'

interface Props {
  room: string
  /** The words as they stand outside the editor, plain and drawn. */
  text: string
  html: string
  caret: CaretPosition
  /** Says what is written here, to those who do not see it. */
  label: string
  footnoteLabel?: (id: string) => string | null
  /** Must stay the same object for as long as the editor shall stand. */
  hooks: EditorOptions['hooks']
  tools(handle: EditorHandle, now: EditorNow): ReactNode
  /** Told of the editor when it stands, and of null when it has gone. */
  onHandle?: (handle: EditorHandle | null) => void
}

const noFootnotes = (): null => null

export function RoomEditor(props: Props) {
  const { room, text, html, caret, label, hooks, footnoteLabel = noFootnotes, tools } = props
  const { t } = useTranslation()
  const { live, opened } = useLive()
  const { language, direction } = useTextContext()
  const host = useRef<HTMLDivElement>(null)
  const [handle, setHandle] = useState<EditorHandle | null>(null)
  const [now, setNow] = useState<EditorNow | null>(null)
  const [isReady, setReady] = useState(false)
  const [waited, setWaited] = useState(false)
  const start = useRef({ text, caret })
  const told = useRef(props.onHandle)
  told.current = props.onHandle

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
      label,
      describedBy: hintId,
      caret: start.current.caret,
      footnoteLabel,
      hooks,
      onState: setNow,
    })
    setHandle(mounted)
    told.current?.(mounted)
    return () => {
      mounted.destroy()
      setHandle(null)
      told.current?.(null)
    }
  }, [isReady, live, room, hooks])

  return (
    <>
      {handle && now && tools(handle, now)}
      <span hidden id={hintId}>
        {t('drafting.text.keysEdit')}
      </span>
      <div ref={host} className={styles.host} />
      {!handle && <StaticText html={html} />}
    </>
  )
}
