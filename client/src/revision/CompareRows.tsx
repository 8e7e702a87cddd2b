/** The paragraphs of a comparison, row by row; those far from sight are laid out when they come near. */
import type { ComparedParagraph } from '@plenary/shared/compare'
import { directionOf, type Language } from '@plenary/shared/language'
import { memo, type ReactNode, useMemo } from 'react'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Badges, useBadgeWords } from './Badges.tsx'
import { badgesOf, type Names, namesOf } from './badges.ts'
import styles from './CompareRows.module.css'
import { headingDepths, type Row, wordsOf, wordsOfSide } from './compare-rows.ts'
import { placeId } from './use-go-to-hash.ts'
import { WordOps } from './WordOps.tsx'

interface Props {
  rows: Row[]
  paragraphs: ComparedParagraph[]
  /** What the two texts are called. */
  names: { from: string; to: string }
  language: Language
  isSide: boolean
  term: string
  onOpen(key: string): void
  onHere(paragraphId: string): void
}

export function CompareRows({ rows, paragraphs, names, language, isSide, term, onOpen, onHere }: Props) {
  const { t } = useTranslation()
  const called = useMemo(() => namesOf(paragraphs), [paragraphs])
  const depths = useMemo(() => headingDepths(paragraphs), [paragraphs])
  return (
    <section
      className={styles.rows}
      data-side={isSide || undefined}
      aria-label={t('compare.text')}
      lang={language}
      dir={directionOf(language)}
    >
      {isSide && (
        <div className={styles.columns}>
          <bdi>{names.from}</bdi>
          <bdi>{names.to}</bdi>
        </div>
      )}
      {rows.map((row) =>
        row.type === 'fold' ? (
          <Fold key={row.key} row={row} onOpen={onOpen} />
        ) : (
          <Compared
            key={row.paragraph.paragraphId}
            paragraph={row.paragraph}
            isChange={row.isChange}
            called={called}
            depth={depths.get(row.paragraph.paragraphId) ?? null}
            isSide={isSide}
            term={term}
            onHere={onHere}
          />
        ),
      )}
    </section>
  )
}

function Fold({ row, onOpen }: { row: Extract<Row, { type: 'fold' }>; onOpen(key: string): void }) {
  const { t, i18n } = useTranslation()
  const { key, paragraphs, renumbered } = row
  return (
    <p className={styles.fold} lang={i18n.language} dir={directionOf(i18n.language as Language)}>
      {t('compare.fold', { count: paragraphs.length })}
      {renumbered > 0 && ` · ${t('compare.foldRenumbered', { count: renumbered })}`}
      <button type="button" className={styles.unfold} onClick={() => onOpen(key)}>
        {t('compare.unfold')}
      </button>
    </p>
  )
}

interface ComparedProps {
  paragraph: ComparedParagraph
  isChange: boolean
  called: Names
  /** Depth among the headings; null where it is none. */
  depth: number | null
  isSide: boolean
  term: string
  onHere(paragraphId: string): void
}

const Compared = memo(function Compared({
  paragraph,
  isChange,
  called,
  depth,
  isSide,
  term,
  onHere,
}: ComparedProps) {
  const { t } = useTranslation()
  const say = useBadgeWords()
  const { paragraphId, from, to, section } = paragraph
  const side = to ?? from
  const badges = useMemo(() => badgesOf(paragraph, called), [paragraph, called])
  if (!side) return null
  /** The words of a split or merge may stand in another paragraph, whose number is shown in its own row. */
  const own = (each: typeof from) => (each?.paragraphId === paragraphId ? each : null)
  const words = wordsOf(paragraph)
  const name = t('compare.name', {
    name: nameOfParagraph(side, t),
    what: badges.length > 0 ? badges.map(say).join(', ') : t('compare.unchanged'),
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of fields, and this is a paragraph.
    <div
      role="group"
      id={placeId(paragraphId)}
      className={styles.row}
      data-kind={side.kind}
      data-level={side.level}
      data-change={isChange || undefined}
      data-section={section ?? undefined}
      aria-label={name}
      tabIndex={-1}
      onFocus={() => onHere(paragraphId)}
    >
      <Badges badges={badges} />
      {isSide ? (
        <div className={styles.pair}>
          <Side
            side={from}
            isOwn={own(from) !== null}
            words={wordsOfSide(words, 'from')}
            term={term}
            missing={t('compare.notInOlder')}
          />
          <Side
            side={to}
            isOwn={own(to) !== null}
            words={wordsOfSide(words, 'to')}
            term={term}
            missing={t('compare.notInNewer')}
          />
        </div>
      ) : (
        <div className={styles.body}>
          <Label
            from={own(from)?.label ?? null}
            to={own(to)?.label ?? null}
            hasBoth={own(from) !== null && own(to) !== null}
          />
          <Text depth={depth}>
            <WordOps words={words} term={term} />
          </Text>
        </div>
      )}
    </div>
  )
})

function Text({ depth, children }: { depth: number | null; children: ReactNode }) {
  return depth === null ? (
    <p className={styles.words}>{children}</p>
  ) : (
    // biome-ignore lint/a11y/useSemanticElements: the level follows from the text.
    <p className={styles.words} role="heading" aria-level={depth}>
      {children}
    </p>
  )
}

interface SideProps {
  side: ComparedParagraph['from']
  isOwn: boolean
  words: ReturnType<typeof wordsOf>
  term: string
  missing: string
}

function Side({ side, isOwn, words, term, missing }: SideProps) {
  const { i18n } = useTranslation()
  if (!side)
    return (
      <p className={styles.missing} lang={i18n.language}>
        {missing}
      </p>
    )
  return (
    <div className={styles.body}>
      {isOwn && <Label from={side.label} to={side.label} hasBoth />}
      <p className={styles.words}>
        <WordOps words={words} term={term} />
      </p>
    </div>
  )
}

/** The number hanging before the text: one that changed is shown with the one it was. */
function Label({ from, to, hasBoth }: { from: string | null; to: string | null; hasBoth: boolean }) {
  if (!from && !to) return null
  if (hasBoth && from !== to)
    return (
      <span className={styles.number} aria-hidden="true">
        {to && (
          <ins>
            <bdi dir="ltr">{to}</bdi>
          </ins>
        )}
        {from && (
          <del>
            <bdi dir="ltr">{from}</bdi>
          </del>
        )}
      </span>
    )
  return (
    <span className={styles.number} aria-hidden="true">
      <bdi dir="ltr">{to ?? from}</bdi>
    </span>
  )
}
