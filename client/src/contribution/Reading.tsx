/** A contribution to be read: every paragraph has an address of its own, and all of it prints on plain paper. */
import type { Block, Contribution } from '@plenary/shared/contribution'
import { directionOf } from '@plenary/shared/language'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Composition } from './Composition.tsx'
import styles from './contribution.module.css'
import { Files } from './Files.tsx'
import { blockElementId } from './use-writing-position.ts'

interface Props {
  contribution: Contribution
  put(make: (have: Contribution) => Contribution): void
  /** What stands below a paragraph: where its words went. */
  below?: (block: Block) => ReactNode
}

export function Reading({ contribution, put, below }: Props) {
  const { t } = useTranslation()
  const { blocks, facilitation, declinedReason, status } = contribution
  useGoToBlock()
  const written = blocks.filter(({ text }) => text !== '')
  const parts: Block['part'][] = ['verbatim', 'translation', 'body']
  return (
    <>
      {status === 'declined' && declinedReason && (
        <p className={styles.warn}>
          {t('contribution.declinedBecause')} <bdi dir="auto">{declinedReason}</bdi>
        </p>
      )}
      {status === 'withdrawn' && written.length === 0 && (
        <p className={styles.muted}>{t('contribution.withdrawnMark')}</p>
      )}
      {facilitation && <Composition facilitation={facilitation} />}
      {parts.map((part) => (
        <PartRead
          key={part}
          part={part}
          blocks={written.filter((block) => block.part === part)}
          contribution={contribution}
          below={below}
        />
      ))}
      <Files contribution={contribution} mayEdit={false} put={put} />
    </>
  )
}

interface PartProps {
  part: Block['part']
  blocks: Block[]
  contribution: Contribution
  below: Props['below']
}

function PartRead({ part, blocks, contribution, below }: PartProps) {
  const { t } = useTranslation()
  if (blocks.length === 0) return null
  const { facilitation, language } = contribution
  // The words as they were said may be in a language that has no code here; their script says their direction.
  const code = part === 'translation' ? (facilitation?.translationLanguage ?? language) : language
  const written = part === 'verbatim' ? { dir: 'auto' as const } : { lang: code, dir: directionOf(code) }
  return (
    <section aria-labelledby={`part-${part}`} className={styles.bodyPart}>
      <h2 id={`part-${part}`} className={part === 'body' ? styles.unseen : styles.partTitle}>
        {t(`contribution.part.${part}`)}
      </h2>
      <ol className={styles.paragraphs}>
        {blocks.map((block, nth) => (
          <li key={block.id} id={blockElementId(block.id)} tabIndex={-1} className={styles.paragraph}>
            <a
              href={`#${blockElementId(block.id)}`}
              className={styles.anchor}
              aria-label={t('contribution.linkTo', { nth: nth + 1 })}
            >
              {nth + 1}
            </a>
            {/* The HTML is made by `htmlOf` of the shared content, which escapes every word and knows four marks. */}
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see above. */}
            <div className={styles.words} {...written} dangerouslySetInnerHTML={{ __html: block.html }} />
            {below?.(block)}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Goes to the paragraph the address names, and marks it. */
function useGoToBlock(): void {
  useEffect(() => {
    const go = (): void => {
      for (const marked of document.querySelectorAll('[data-target]')) marked.removeAttribute('data-target')
      const found = location.hash.startsWith('#b-') && document.getElementById(location.hash.slice(1))
      if (!found) return
      found.setAttribute('data-target', '')
      found.scrollIntoView({ block: 'center' })
      found.focus({ preventScroll: true })
    }
    go()
    addEventListener('hashchange', go)
    return () => removeEventListener('hashchange', go)
  }, [])
}
