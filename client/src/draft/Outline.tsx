/** The outline: every heading with its label, its lock in sign and word, and how many people are in the section. */
import { VisuallyHidden } from '@mantine/core'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Icon } from '../ui/icons.tsx'
import { rowId, useTextContext } from './actions.ts'
import { useDiscussion } from './discussion.ts'
import styles from './outline.module.css'
import type { OutlineEntry } from './outline.ts'

interface Props {
  entries: OutlineEntry[]
  /** The section the person is in. */
  current: string | null
  onGo(id: string): void
}

export const Outline = memo(function Outline({ entries, current, onGo }: Props) {
  const { t } = useTranslation()
  const { language, direction } = useTextContext()
  const discussion = useDiscussion()
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outline follows the section being read.
  useEffect(() => {
    const box = list.current?.parentElement
    const entry = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (!box || !entry) return
    const { top, bottom } = box.getBoundingClientRect()
    const at = entry.getBoundingClientRect()
    if (at.top < top) box.scrollTop += at.top - top - 40
    else if (at.bottom > bottom) box.scrollTop += at.bottom - bottom + 40
  }, [current])
  if (entries.length === 0) return <p className={styles.empty}>{t('drafting.outline.empty')}</p>
  return (
    <ol ref={list} className={styles.list}>
      {entries.map(({ id, label, text, depth, isLocked, people }) => (
        <li key={id} style={{ '--depth': Math.min(depth, 4) } as React.CSSProperties}>
          <a
            href={`#${rowId(id)}`}
            className={styles.entry}
            data-depth={depth}
            aria-current={current === id ? 'location' : undefined}
            onClick={(event) => {
              event.preventDefault()
              onGo(id)
            }}
          >
            <span className={styles.text} lang={language} dir={direction}>
              {label && <span className={styles.label}>{label} </span>}
              {text}
            </span>
            {isLocked && (
              <span className={styles.lock}>
                <Icon name="lock" size={14} />
                <span>{t('drafting.outline.locked')}</span>
              </span>
            )}
            <discussion.Heat headingId={id} />
            {people > 0 && (
              <span className={styles.people}>
                <span aria-hidden="true">{people}</span>
                <VisuallyHidden>{t('drafting.outline.people', { count: people })}</VisuallyHidden>
              </span>
            )}
          </a>
        </li>
      ))}
    </ol>
  )
})
