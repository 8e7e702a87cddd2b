/** What a published text says of itself, its hash, and the way to check it without trusting this platform. */
import { Button } from '@mantine/core'
import type { ProcessView } from '@plenary/shared/process'
import type { RevisionView } from '@plenary/shared/revision'
import { type ReactNode, useState } from 'react'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Moment } from '../ui/Moment.tsx'
import { Hash } from './Hash.tsx'
import styles from './RevisionPage.module.css'
import { type Verified, verify } from './verify.ts'
import type { ZonedPlace } from './zone-of.ts'

interface Props {
  revision: RevisionView
  at: ZonedPlace
  process: ProcessView | undefined
}

export function RevisionFacts({ revision, at, process }: Props) {
  const { t, i18n } = useTranslation()
  const { title, language, dated, issued, publishedAt, hash, paragraphs, number } = revision
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' })
  const numbered = paragraphs.filter(({ kind }) => kind === 'paragraph').length
  return (
    <section aria-label={t('revision.read.about')} className={styles.about}>
      <dl className={styles.facts}>
        <Fact name={t('revision.kindLabel')}>
          {t('revision.number', { number })} · <KindOf revision={revision} process={process} />
        </Fact>
        {dated && <Fact name={t('revision.dated')}>{formatDate(dated, i18n.language)}</Fact>}
        {issued && <Fact name={t('revision.issued')}>{formatDate(issued, i18n.language)}</Fact>}
        <Fact name={t('revision.published')}>
          <Moment at={publishedAt} {...at} />
        </Fact>
        <Fact name={t('revision.language')}>{names.of(language)}</Fact>
        <Fact name={t('revision.paragraphs')}>{numbered}</Fact>
        <Fact name={t('revision.hash')}>
          <Hash hash={hash} name={title} whole />
        </Fact>
      </dl>
      <details className={styles.covers}>
        <summary>{t('revision.read.covers')}</summary>
        <p>{t('revision.read.coversText')}</p>
        <Check revision={revision} />
      </details>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A closing names the round it is of. */
export function KindOf({
  revision: { kind, stageId },
  process,
}: {
  revision: Pick<RevisionView, 'kind' | 'stageId'>
  process: ProcessView | undefined
}) {
  const { t } = useTranslation()
  const stage = kind === 'closing' ? process?.stages.find(({ id }) => id === stageId) : undefined
  if (!stage) return t(`revision.kind.${kind}`)
  const [before, after] = t('revision.kindOf.closing', { stage: '|' }).split('|')
  return (
    <>
      {before}
      <bdi lang={process?.language}>{stage.title}</bdi>
      {after}
    </>
  )
}

function Check({ revision }: { revision: RevisionView }) {
  const { t } = useTranslation()
  const [found, setFound] = useState<Verified | null>(null)
  const labels = revision.paragraphs.flatMap(({ paragraphId, label }) =>
    found?.wrong.includes(paragraphId) ? [label ?? '–'] : [],
  )
  return (
    <>
      <Button variant="default" onClick={() => setFound(verify(revision))}>
        {t('revision.read.check')}
      </Button>
      <div aria-live="polite">
        {found && (
          <p className={found.isRight ? styles.right : styles.wrong}>
            {found.isRight
              ? t('revision.read.checked', { count: revision.paragraphs.length })
              : t('revision.read.checkFailed')}
            {labels.length > 0 && ` ${t('revision.read.checkFailedAt', { labels: labels.join(', ') })}`}
          </p>
        )}
      </div>
    </>
  )
}
