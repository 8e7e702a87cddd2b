/** The body being written together: paragraphs, one of them open; the keys lead through them. */
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Block, Contribution } from '@plenary/shared/contribution'
import { directionOf } from '@plenary/shared/language'
import { type KeyboardEvent, type MouseEvent, useMemo } from 'react'
import { LiveContext, TextContext, type TextSettings } from '../draft/actions.ts'
import { StaticText } from '../draft/StaticText.tsx'
import type { LiveTextNow } from '../draft/use-live-text.ts'
import { useViewportFoot } from '../draft/use-viewport-foot.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { BlockEditor, type WritingPosition } from './BlockEditor.tsx'
import styles from './contribution.module.css'
import { blockElementId, neighbourOf } from './use-writing-position.ts'

/** No room for tools above the words: they stand at the foot of the window. */
const narrow = '(max-width: 63.99em)'

interface Props {
  contribution: Contribution
  blocks: Block[]
  live: LiveTextNow
  place: WritingPosition
  onNotice(text: string): void
}

export function Body({ contribution, blocks, live, place, onNotice }: Props) {
  const { t } = useTranslation()
  const { language, form } = contribution
  const isNarrow = useMediaQuery(narrow, matchMedia(narrow).matches, { getInitialValueInEffect: false })
  useViewportFoot(isNarrow)
  const words = useMemo<TextSettings>(
    () => ({ language, direction: directionOf(language), mayRestructure: false, isNarrow }),
    [language, isNarrow],
  )
  const parts: Block['part'][] = form === 'facilitated' ? ['verbatim', 'translation'] : ['body']
  return (
    <TextContext value={words}>
      <LiveContext value={live}>
        {parts.map((part) => (
          <Part
            key={part}
            part={part}
            blocks={blocks.filter((block) => block.part === part)}
            place={place}
            language={language}
            onNotice={onNotice}
          />
        ))}
        <p className={styles.muted} id="writing-keys">
          {t('contribution.writing.keys')}
        </p>
      </LiveContext>
    </TextContext>
  )
}

interface PartProps extends Pick<Props, 'blocks' | 'place' | 'onNotice'> {
  part: Block['part']
  language: Contribution['language']
}

function Part({ part, blocks, place, language, onNotice }: PartProps) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby={`part-${part}`} className={styles.bodyPart}>
      <h2 id={`part-${part}`} className={styles.partTitle}>
        {t(`contribution.part.${part}`)}
      </h2>
      {blocks.map((block, nth) => (
        <BlockRow
          key={block.id}
          block={block}
          nth={nth}
          place={place}
          language={language}
          all={blocks}
          onNotice={onNotice}
        />
      ))}
      {(blocks.length === 0 || blocks.at(-1)?.text !== '') && (
        <Button variant="subtle" onClick={() => void place.add(part, blocks.at(-1)?.id ?? null)}>
          {t(blocks.length === 0 ? 'contribution.writing.first' : 'contribution.writing.add')}
        </Button>
      )}
    </section>
  )
}

interface RowProps extends Pick<PartProps, 'place' | 'language' | 'onNotice'> {
  block: Block
  nth: number
  all: Block[]
}

function BlockRow({ block, nth, all, place, language, onNotice }: RowProps) {
  const { t } = useTranslation()
  const { id, room, html } = block
  const { active } = place
  const isOpen = active?.id === id && room !== null
  const label = t('contribution.paragraph', { nth: nth + 1 })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (isOpen || event.target !== event.currentTarget) return
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = event.key === 'ArrowDown' ? 'next' : event.key === 'ArrowUp' ? 'previous' : null
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault()
      place.open(id, { at: 'end' })
    } else if (to) {
      event.preventDefault()
      const next = neighbourOf(all, id, to)
      if (next) document.getElementById(blockElementId(next.id))?.focus()
    }
  }
  const onClick = (event: MouseEvent): void => {
    if (isOpen || (event.target as Element).closest('a, button, dialog')) return
    if (getSelection()?.isCollapsed === false) return
    place.open(id, { at: 'point', x: event.clientX, y: event.clientY })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of fields, and this is a paragraph.
    <div
      role="group"
      id={blockElementId(id)}
      className={styles.block}
      data-editing={isOpen || undefined}
      tabIndex={isOpen ? -1 : 0}
      aria-label={label}
      aria-describedby="writing-keys"
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className={styles.words} lang={language} dir={directionOf(language)}>
        {isOpen ? (
          <BlockEditor
            key={active.opening}
            block={{ ...block, room }}
            caret={active.caret}
            label={label}
            place={place}
            onNotice={onNotice}
          />
        ) : (
          <StaticText html={html} />
        )}
      </div>
    </div>
  )
}
