/** The words of a published paragraph as elements: its marks, its footnotes as links, and what is not what it looks like. */
import { VisuallyHidden } from '@mantine/core'
import { type Content, type Mark, textOfPart } from '@plenary/shared/content'
import { grammar } from '@plenary/shared/grammar/grammar'
import type { Drawn } from '@plenary/shared/grammar/row'
import type { Flag } from '@plenary/shared/plain-sight'
import { createElement, Fragment, type ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
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
    at += textOfPart(part).length
    if (part.type !== 'text') {
      const { text, ...drawn } = grammar.drawnObject(part, labelOf)
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      return <Fragment key={nth}>{elementOf(drawn, text)}</Fragment>
    }
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

function marked(mark: Mark, inner: ReactNode): ReactNode {
  const drawn = grammar.drawnMark(mark)
  return drawn ? elementOf(drawn, inner) : inner
}

const elementOf = (
  { tag, attributes: { class: className, ...attributes } }: Drawn,
  inner: ReactNode,
): ReactNode => createElement(tag, { ...attributes, ...(className ? { className } : {}) }, inner)

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
