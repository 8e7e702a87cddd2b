/** The words of a published text with their frozen numbers; every paragraph has an address of its own. */
import { VisuallyHidden } from '@mantine/core'
import { footnotesIn } from '@plenary/shared/content'
import { directionOf } from '@plenary/shared/language'
import { sectionsOf } from '@plenary/shared/numbering'
import type { RevisionParagraph, RevisionView } from '@plenary/shared/revision'
import { type ComponentType, type MouseEvent, memo, useCallback, useMemo, useState } from 'react'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Icon } from '../ui/icons.tsx'
import { PublishedText } from './PublishedText.tsx'
import styles from './text.module.css'
import { placeId } from './use-go-to-hash.ts'

interface Props {
  revision: RevisionView
  /** What stands under each paragraph. */
  Below: ComponentType<{ paragraphId: string }> | undefined
}

export function RevisionText({ revision: { paragraphs, language }, Below }: Props) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string | null>(null)
  const { labelOf, referred, depths } = useMemo(() => about(paragraphs), [paragraphs])
  const copy = useCallback((event: MouseEvent<HTMLAnchorElement>, paragraphId: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    const { href } = event.currentTarget
    void navigator.clipboard?.writeText(href).then(
      () => setCopied(paragraphId),
      // A browser that lets nothing be copied still goes to the place, and its address can be copied from there.
      () => setCopied(null),
    )
  }, [])
  return (
    <section
      className={styles.text}
      aria-label={t('revision.read.text')}
      lang={language}
      dir={directionOf(language)}
    >
      {paragraphs.map((paragraph) => (
        <Row
          key={paragraph.paragraphId}
          paragraph={paragraph}
          labelOf={labelOf}
          depth={depths.get(paragraph.paragraphId) ?? null}
          isReferred={referred.has(paragraph.paragraphId)}
          isCopied={copied === paragraph.paragraphId}
          onCopy={copy}
          Below={Below}
        />
      ))}
      <VisuallyHidden aria-live="polite">{copied && t('revision.read.linkCopied')}</VisuallyHidden>
    </section>
  )
}

/** Footnote numbers, which footnotes are referred to, and how deep each heading is for those who hear the page. */
function about(paragraphs: RevisionParagraph[]) {
  const labels = new Map(paragraphs.map(({ paragraphId, label }) => [paragraphId, label]))
  const sections = sectionsOf(
    paragraphs.map(({ paragraphId, kind, level }) => ({ id: paragraphId, kind, level })),
  )
  return {
    labelOf: (id: string): string | null => labels.get(id) ?? null,
    referred: new Set(paragraphs.flatMap(({ content }) => footnotesIn(content))),
    depths: new Map(
      paragraphs.flatMap(({ paragraphId, kind }) =>
        kind === 'part' || kind === 'heading'
          ? [[paragraphId, Math.min(6, (sections.get(paragraphId)?.length ?? 1) + 1)] as const]
          : [],
      ),
    ),
  }
}

interface RowProps {
  paragraph: RevisionParagraph
  labelOf(footnoteId: string): string | null
  depth: number | null
  isReferred: boolean
  isCopied: boolean
  onCopy(event: MouseEvent<HTMLAnchorElement>, paragraphId: string): void
  Below: Props['Below']
}

const Row = memo(function Row({ paragraph, labelOf, depth, isReferred, isCopied, onCopy, Below }: RowProps) {
  const { t, i18n } = useTranslation()
  const { paragraphId, kind, level, label, content, flags } = paragraph
  const id = placeId(paragraphId)
  const words =
    content.length > 0 ? (
      <PublishedText content={content} flags={flags} labelOf={labelOf} />
    ) : (
      <span className={styles.nothing} lang={i18n.language}>
        {t('revision.read.emptyParagraph')}
      </span>
    )
  return (
    <div id={id} className={styles.row} data-kind={kind} data-level={level} tabIndex={-1}>
      {label && (
        <span className={styles.number}>
          <bdi dir="ltr">{label}</bdi>
        </span>
      )}
      {depth === null ? (
        <p className={styles.words}>
          {words}
          {kind === 'footnote' && isReferred && (
            <a
              href={`#ref-${paragraphId}`}
              className={styles.back}
              lang={i18n.language}
              aria-label={t('revision.read.footnoteBack', { label })}
            >
              ↩
            </a>
          )}
        </p>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: the level follows from the text.
        <p className={styles.words} role="heading" aria-level={depth}>
          {words}
        </p>
      )}
      <a
        href={`#${id}`}
        className={styles.permalink}
        data-copied={isCopied || undefined}
        lang={i18n.language}
        aria-label={t('revision.read.linkTo', { name: nameOfParagraph({ kind, label }, t) })}
        onClick={(event) => onCopy(event, paragraphId)}
      >
        <Icon name={isCopied ? 'check' : 'link'} size={16} />
      </a>
      {Below && <Below paragraphId={paragraphId} />}
    </div>
  )
})
