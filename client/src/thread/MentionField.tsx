/** A field of many lines in which "@" offers the people of the process; complete by keyboard. */

import { VisuallyHidden } from '@mantine/core'
import type { ParticipantView } from '@plenary/shared/participant'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './form.module.css'
import { mentionAt, peopleLike, peopleQuery } from './people.ts'
import { useThreadPlace } from './place-context.ts'
import { Who } from './Who.tsx'

interface Props {
  id: string
  value: string
  rows?: number
  isInvalid?: boolean
  describedBy?: string
  onChange(value: string): void
  onCall(person: ParticipantView): void
  ref?: Ref<{ focus(): void }>
}

export function MentionField(props: Props) {
  const { id, value, rows = 3, isInvalid = false, describedBy, onChange, onCall, ref } = props
  const { t } = useTranslation()
  const { process } = useThreadPlace()
  const listId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), [])
  const mention = caret === null ? null : mentionAt(value, caret)
  const { data: people } = useQuery({ ...peopleQuery(process.slug), enabled: mention !== null })
  const found = mention && people ? peopleLike(people, mention.typed) : []
  const isOpen = found.length > 0
  const chosen = found[Math.min(at, found.length - 1)]

  const look = (): void => {
    setCaret(field.current?.selectionStart ?? null)
    setAt(0)
  }
  const take = (person: ParticipantView): void => {
    if (!mention || caret === null) return
    const before = `${value.slice(0, mention.from)}@${person.name} `
    onCall(person)
    onChange(before + value.slice(caret))
    setCaret(null)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(before.length, before.length)
    })
  }
  const step = (by: number): void => setAt((at + by + found.length) % found.length)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Escape') setCaret(null)
    else if (chosen && (event.key === 'Enter' || event.key === 'Tab')) take(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.mentions}>
      <textarea
        ref={field}
        id={id}
        className={styles.field}
        dir="auto"
        rows={rows}
        value={value}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        onChange={(event) => {
          onChange(event.target.value)
          setCaret(event.target.selectionStart)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => {
          if (/^(Arrow(Left|Right)|Home|End)$/.test(event.key)) look()
        }}
        onClick={look}
        onBlur={() => setCaret(null)}
      />
      {isOpen && (
        <div role="listbox" id={listId} className={styles.offers} aria-label={t('thread.mention.list')}>
          {found.map((person) => (
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the active option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
            <div
              key={person.id}
              role="option"
              id={`${listId}-${person.id}`}
              aria-selected={person === chosen}
              className={styles.offer}
              // The field keeps focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              <Who person={person} />
            </div>
          ))}
        </div>
      )}
      <VisuallyHidden role="status">
        {mention && people
          ? isOpen
            ? t('thread.mention.found', { count: found.length })
            : mention.typed.length > 1 && t('thread.mention.none')
          : ''}
      </VisuallyHidden>
    </div>
  )
}
