/** The register of contributions of a process: all that was posted, and for those who take part what is theirs. */
import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { meQuery, processQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ContributionList } from './ContributionList.tsx'
import styles from './contribution.module.css'
import { FilterBar } from './FilterBar.tsx'
import type { Filters } from './filters.ts'

interface Props {
  slug: string
  filters: Filters
  onFilter(filters: Filters): void
}

export function RegisterPage({ slug, filters, onFilter }: Props) {
  const { t } = useTranslation()
  const { data: process, error, refetch } = useQuery(processQuery(slug))
  const { data: me } = useQuery(meQuery)
  const takesPart = me?.participations.some((part) => part.process.slug === slug) ?? false
  const title = t(filters.mine ? 'contribution.mine' : 'contribution.register')
  useTitle(title)
  useProcessFacts(process, takesPart)
  if (error && !process) return <Problem error={error} retry={() => void refetch()} />
  if (!process || me === undefined) return <Shape kinds={['title', 'line', 'block', 'block']} />
  return (
    <>
      <p className={styles.back}>
        <Link to="/processes/$slug" params={{ slug }}>
          <bdi lang={process.language}>{process.title}</bdi>
        </Link>
      </p>
      <Title order={1}>{title}</Title>
      <FilterBar
        filters={filters}
        onChange={onFilter}
        process={slug}
        stages={process.stages.filter(({ kind }) => kind !== 'milestone')}
        takesPart={takesPart}
      />
      <h2 className={styles.unseen}>{title}</h2>
      <ContributionList of={{ slug }} filters={filters} stages={process.stages} />
    </>
  )
}
