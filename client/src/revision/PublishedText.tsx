/** The words of a published paragraph as elements: its marks, its footnotes as links, and what is not what it looks like. */
import { VisuallyHidden } from '@mantine/core'
import { type Content, isSafeLink, type Mark } from '@plenary/shared/content'
import type { Flag } from '@plenary/shared/plain-sight'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { flagged, type Piece } from './flags.ts'
import styles from './text.module.css'
import { placeId } from './use-go-to-hash.ts'

interface Props {
  content: Content
  flags: readonly Flag[]
  /** The number of a footnote, by its id. */
  labelOf(footnoteId: string): string | null
}

export function PublishedText({ content, flags, labelOf }: Props) {
  let at = 0
  return content.map((part, nth) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: published words never change their places.
    if (part.type === 'footnote') return <Reference key={nth} id={part.id} label={labelOf(part.id)} />
    const from = at
    at += part.text.length
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <Fragment key={nth}>
        {(part.marks ?? []).reduceRight<ReactNode>(
          (inner, mark) => marked(mark, inner),
          <Pieces pieces={flagged(part.text, from, flags)} />,
        )}
      </Fragment>
    )
  })
}

const marked = (mark: Mark, inner: ReactNode): ReactNode => marks[mark.type](inner, mark)
const marks: Record<Mark['type'], (inner: ReactNode, mark: Mark) => ReactNode> = {
  strong: (inner) => <strong>{inner}</strong>,
  em: (inner) => <em>{inner}</em>,
  superscript: (inner) => <sup>{inner}</sup>,
  link: (inner, mark) =>
    mark.type === 'link' && isSafeLink(mark.href) ? (
      <a href={mark.href} rel="noopener noreferrer nofollow">
        {inner}
      </a>
    ) : (
      inner
    ),
}

function Reference({ id, label }: { id: string; label: string | null }) {
  const { t } = useTranslation()
  return (
    <sup className={styles.reference}>
      <a
        href={`#${placeId(id)}`}
        id={`ref-${id}`}
        aria-label={t('drafting.text.footnote', { label: label ?? '?' })}
      >
        {label ?? '?'}
      </a>
    </sup>
  )
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const { t } = useTranslation()
  return pieces.map(({ text, flag }, nth) =>
    flag === null ? (
      text
    ) : (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: published words never change their places.
        key={nth}
        className={styles.flag}
        title={`${t(`revision.read.flag.${flag.kind}`)}: ${flag.codes.join(' ')}`}
      >
        {text}
        {(flag.kind === 'hidden' || flag.kind === 'direction') && (
          <span className={styles.code} dir="ltr" aria-hidden="true">
            {flag.codes.join(' ')}
          </span>
        )}
        <VisuallyHidden>
          {' '}
          ({t(`revision.read.flag.${flag.kind}`)}: {flag.codes.join(' ')})
        </VisuallyHidden>
      </mark>
    ),
  )
}
