/** A field of many lines in which "@" offers the people of the process; complete by keyboard. */

import { Combobox, useVirtualizedCombobox, VisuallyHidden } from '@mantine/core'
import type { ParticipantView } from '@plenary/shared/participant'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './form.module.css'
import { mentionAt, peopleLike, peopleQuery } from './people.ts'
import { useThreadContext } from './thread-context.ts'
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
  const { process } = useThreadContext()
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }), [])
  const mention = caret === null ? null : mentionAt(value, caret)
  const { data: people } = useQuery({ ...peopleQuery(process.slug), enabled: mention !== null })
  const found = mention && people ? peopleLike(people, mention.typed) : []
  const isOpen = found.length > 0
  const nth = Math.min(at, found.length - 1)
  const combobox = useVirtualizedCombobox({
    opened: isOpen,
    totalOptionsCount: found.length,
    getOptionId: (index) => `${listId}-${index}`,
    selectedOptionIndex: nth,
    setSelectedOptionIndex: setAt,
    onSelectedOptionSubmit(index) {
      const person = found[index]
      if (person) take(person)
    },
  })

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
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown') combobox.selectNextOption()
    else if (event.key === 'ArrowUp') combobox.selectPreviousOption()
    else if (event.key === 'Escape') setCaret(null)
    else if (event.key === 'Enter' || event.key === 'Tab') combobox.clickSelectedOption()
    else return
    // Neither the form nor the table shall hear what is said to the list.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.mentions}>
      <Combobox
        store={combobox}
        withinPortal={false}
        position="bottom-start"
        offset={0}
        transitionProps={{ duration: 0 }}
        classNames={{ dropdown: styles.offers ?? '', option: styles.offer ?? '' }}
        onOptionSubmit={(id) => {
          const person = found.find((each) => each.id === id)
          if (person) take(person)
        }}
      >
        {/* The field has keys of its own: as long as nobody is offered, they belong to the text. */}
        <Combobox.Target withKeyboardNavigation={false} withAriaAttributes={false}>
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
            aria-activedescendant={isOpen ? `${listId}-${nth}` : undefined}
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
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options id={listId} aria-label={t('thread.mention.list')}>
            {found.map((person, index) => (
              <Combobox.Option
                key={person.id}
                id={`${listId}-${index}`}
                value={person.id}
                selected={index === nth}
                aria-selected={index === nth}
              >
                <Who person={person} />
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
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
