/** Where the words of a contribution went: for its page, below a paragraph of it and for all of it. */
import type { Passage } from '@plenary/shared/response'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Problem } from '../ui/Problem.tsx'
import { LinkPassage } from './LinkPassage.tsx'
import { PassageCard } from './Passage.tsx'
import styles from './passage.module.css'
import { passagesOfContribution } from './queries.ts'

interface Common {
  slug: string
  contributionId: string
  takesPart: boolean
}

function Cards({ passages, takesPart }: { passages: Passage[]; takesPart: boolean }) {
  return (
    <ul className={styles.cards}>
      {passages.map((passage) => (
        <li key={passage.id}>
          <PassageCard passage={passage} takesPart={takesPart} shows="place">
            {passage.quote && (
              <blockquote className={styles.quote} dir="auto">
                {passage.quote.exact}
              </blockquote>
            )}
          </PassageCard>
        </li>
      ))}
    </ul>
  )
}

/** Below a paragraph of the body: its passages, folded, and the way to link one for those who may. */
export function PassagesOfBlock({
  slug,
  contributionId,
  takesPart,
  block,
  mayLink,
}: Common & { block: { id: string; text: string }; mayLink: boolean }) {
  const { t } = useTranslation()
  const { data } = useQuery(passagesOfContribution(slug, contributionId))
  const own = data?.filter(({ source }) => source.blockId === block.id) ?? []
  if (own.length === 0 && !mayLink) return null
  return (
    <>
      {own.length > 0 && (
        <details>
          <summary>{t('response.went.here', { count: own.length })}</summary>
          <Cards passages={own} takesPart={takesPart} />
        </details>
      )}
      {mayLink && (
        <LinkPassage
          slug={slug}
          source={{ type: 'contribution', id: contributionId, blockId: block.id }}
          text={block.text}
        />
      )}
    </>
  )
}

/** [RSP10] For all of it: each passage, the paragraph it bears on and the answer, and the way to the matrix. */
export function PassagesOf({
  process,
  contributionId,
  takesPart,
}: Omit<Common, 'slug'> & { process: { id: string; slug: string } }) {
  const { t } = useTranslation()
  const { slug } = process
  const { data, error, refetch } = useQuery(passagesOfContribution(slug, contributionId))
  useProcessFacts(process, takesPart)
  return (
    <section aria-labelledby="words-went">
      <h2 id="words-went">{t('response.went.title')}</h2>
      {error && !data && <Problem error={error} retry={() => void refetch()} />}
      {data?.length === 0 && <p className={styles.muted}>{t('response.went.none')}</p>}
      {data && data.length > 0 && (
        <>
          <Cards passages={data} takesPart={takesPart} />
          <p>
            <Link to="/processes/$slug/responses" params={{ slug }} search={{ contribution: contributionId }}>
              {t('response.went.all')}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}
