/** One paragraph on the table: its number hanging, its words static until someone writes in it, who is in it beside it. */

import { UnstyledButton } from '@mantine/core'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { ParticipantView } from '@plenary/shared/participant'
import { type KeyboardEvent, type MouseEvent, memo, useMemo } from 'react'
import type { CaretPosition } from '../collab/editor-caret.ts'
import type { RefusedWords } from '../collab/kept-store.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Icon } from '../ui/icons.tsx'
import { reasonId, rowId, useActions, useTextContext } from './actions.ts'
import { AuthoredOr } from './DraftAuthors.tsx'
import { useDiscussion } from './discussion.ts'
import { markedHtml } from './marked-html.ts'
import './marks.css'
import { ParagraphEditor } from './ParagraphEditor.tsx'
import { nameOfParagraph } from './paragraph-name.ts'
import { RefusedHere } from './RefusedHere.tsx'
import styles from './row.module.css'
import { StaticText } from './StaticText.tsx'
import { StructureTools } from './StructureTools.tsx'

interface Props {
  paragraph: ParagraphView
  /** Depth among the headings; null where it is none. */
  depth: number | null
  isTabStop: boolean
  isFocused: boolean
  /** Where the caret goes while this paragraph is being edited; null while it is not. */
  caret: CaretPosition | null
  /** Grows when the editor is to be opened anew. */
  opening: number
  /** The paragraph before has another status: the word is written; otherwise the sign is enough to see. */
  beginsStatus: boolean
  people: ParticipantView[] | undefined
  /** Words of this paragraph that the server did not take from me. */
  refused: readonly RefusedWords[] | undefined
}

export const ParagraphRow = memo(function ParagraphRow(props: Props) {
  const { paragraph, depth, isTabStop, isFocused, caret, opening, people, beginsStatus, refused } = props
  const { t } = useTranslation()
  const actions = useActions()
  const { language, direction, mayRestructure } = useTextContext()
  const discussion = useDiscussion()
  const marks = discussion.useMarks(paragraph.id)
  const { id, kind, level, label, status, can, content } = paragraph
  const html = useMemo(
    () => (marks.length === 0 ? paragraph.html : markedHtml(content, marks, actions.labelOf)),
    [marks, paragraph.html, content, actions],
  )
  const name = nameOfParagraph(paragraph, t)
  const mayEdit = can.edit === 'yes'
  const isEditing = caret !== null

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (isEditing || event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey)
      return
    // A letter is a key wherever the keyboard has it, whatever script it writes.
    const act = keys[event.key] ?? keys[event.code]
    if (!act) return
    event.preventDefault()
    act(actions, id)
  }
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element
    // A dialog of this row is elsewhere on the screen.
    if (isEditing || target.closest('a, button, dialog')) return
    // Whoever selects words means to read or copy them.
    if (getSelection()?.isCollapsed === false) return
    actions.activate(id, { at: 'point', x: event.clientX, y: event.clientY })
  }
  const words = isEditing ? (
    <ParagraphEditor key={opening} paragraph={paragraph} caret={caret} name={name} marks={marks} />
  ) : (
    <AuthoredOr paragraph={paragraph}>
      <StaticText html={html} />
    </AuthoredOr>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of fields, and this is a paragraph.
    <div
      role="group"
      id={rowId(id)}
      className={styles.row}
      data-kind={kind}
      data-level={level}
      data-status={status}
      data-editing={isEditing || undefined}
      data-editable={mayEdit || undefined}
      tabIndex={isTabStop && !isEditing ? 0 : -1}
      aria-label={name}
      aria-describedby={mayEdit ? undefined : reasonId(can.edit)}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={() => actions.focused(id)}
    >
      <div className={styles.body} lang={language} dir={direction}>
        {label && (
          <span className={styles.number}>
            <bdi dir="ltr">{label}</bdi>
          </span>
        )}
        {depth === null ? (
          <div className={styles.words} data-words>
            {words}
          </div>
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: the level follows from the draft, and an editor stands in it.
          <div className={styles.words} data-words role="heading" aria-level={depth}>
            {words}
          </div>
        )}
      </div>
      {refused && <RefusedHere refused={refused} />}
      <div className={styles.said}>
        <discussion.Indicator paragraph={paragraph} isFocused={isFocused} />
      </div>
      <Margin paragraph={paragraph} people={people} isFocused={isFocused} beginsStatus={beginsStatus} />
      {isFocused && !isEditing && mayRestructure && <StructureTools paragraph={paragraph} />}
    </div>
  )
})

const keys: Record<string, (actions: ReturnType<typeof useActions>, id: string) => void> = {
  ArrowDown: (actions, id) => actions.focus(id, 'next'),
  ArrowUp: (actions, id) => actions.focus(id, 'previous'),
  Home: (actions, id) => actions.focus(id, 'first'),
  End: (actions, id) => actions.focus(id, 'last'),
  Enter: (actions, id) => actions.activate(id, { at: 'end' }),
  F2: (actions, id) => actions.activate(id, { at: 'end' }),
  KeyH: (actions, id) => actions.history(id),
}

function Margin({
  paragraph,
  people,
  isFocused,
  beginsStatus,
}: {
  paragraph: ParagraphView
  people: ParticipantView[] | undefined
  isFocused: boolean
  beginsStatus: boolean
}) {
  const { t } = useTranslation()
  const { id, status, can } = paragraph
  const actions = useActions()
  if (status === 'open' && !people && !isFocused) return null
  return (
    <div className={styles.margin}>
      {status !== 'open' && (
        <span className={styles.status} data-quiet={!beginsStatus || undefined}>
          <Icon name={status === 'locked' ? 'lock' : 'check'} size={16} />
          <span>{t(`drafting.text.${status}`)}</span>
        </span>
      )}
      {people?.map((person) => (
        <span key={person.id} className={styles.person}>
          <span className={styles.dot} style={{ background: person.colour }} aria-hidden="true" />
          <bdi>{person.name}</bdi>
          {person.delegation && <bdi className={styles.delegation}>{person.delegation.name}</bdi>}
        </span>
      ))}
      {isFocused && can.edit !== 'yes' && <span className={styles.reason}>{reasonSaid(t, can.edit)}</span>}
      {isFocused && can.read === 'yes' && (
        <UnstyledButton
          className={styles.history}
          aria-label={t('history.openOf', { name: nameOfParagraph(paragraph, t) })}
          onClick={() => actions.history(id)}
        >
          <Icon name="waiting" size={16} /> {t('history.open')}
        </UnstyledButton>
      )}
    </div>
  )
}
