/** A word or phrase through every text of a draft: how often, and where it came, moved or left. */
import { Button, TextInput, Title } from '@mantine/core'
import { api } from '@plenary/shared/api'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useSchemaForm } from '../ui/use-api-form.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { revisionsQuery, termQuery } from './queries.ts'
import { TermPlaces } from './TermPlaces.tsx'
import styles from './TermsPage.module.css'
import { TermTable } from './TermTable.tsx'
import { useProcessOf } from './zone-of.ts'

/** Nothing is no word. */
const shortest = 1

export function TermsPage({ draftId, term }: { draftId: string; term: string }) {
  const { t } = useTranslation()
  useTitle(term ? `${term} · ${t('compare.terms.title')}` : t('compare.terms.title'))
  const revisions = useQuery(revisionsQuery(draftId))
  const found = useQuery({ ...termQuery(draftId, term), enabled: term.length >= shortest })
  const process = useProcessOf(revisions.data?.[0]?.processId)
  if (!revisions.data)
    return (
      <Waiting
        title={t('compare.terms.title')}
        error={revisions.error}
        retry={() => void revisions.refetch()}
        shape={['short', 'title', 'line', 'short']}
      />
    )
  return (
    <>
      <Crumbs process={process} draftId={draftId} />
      <Title order={1}>{t('compare.terms.title')}</Title>
      <p className={styles.intro}>{t('compare.terms.intro')}</p>
      <Search key={term} draftId={draftId} term={term} />
      {found.error ? (
        <Problem error={found.error} retry={() => void found.refetch()} />
      ) : found.data ? (
        found.data.revisions.some(({ count, places }) => count > 0 || places.length > 0) ? (
          <>
            <TermTable found={found.data} />
            {found.data.revisions.map((each, nth) => (
              <TermPlaces
                key={each.id}
                revision={each}
                before={found.data.revisions[nth - 1]}
                draftId={draftId}
                language={
                  revisions.data.find(({ id }) => id === each.id)?.language ?? revisions.data[0]?.language
                }
              />
            ))}
          </>
        ) : (
          <Empty title={t('compare.terms.none', { term })} text={t('compare.terms.noneText')} />
        )
      ) : (
        term.length >= shortest && <Shape kinds={['line', 'block', 'block']} />
      )}
      {revisions.data.length === 0 && term === '' && (
        <Empty title={t('compare.terms.noTexts')} text={t('compare.terms.noTextsText')} />
      )}
    </>
  )
}

function Search({ draftId, term }: { draftId: string; term: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useSchemaForm(api.followTerm.query, {
    initial: { q: term },
    body: ({ q }) => ({ q: q.trim() }),
    judge: ({ q }) => (q.trim().length < shortest ? { q: t('compare.terms.short') } : {}),
    send: (search) => navigate({ to: '/drafts/$draftId/terms', params: { draftId }, search }),
  })
  return (
    <search>
      <form {...form.props} className={styles.search}>
        <TextInput
          type="search"
          name="q"
          label={t('compare.terms.label')}
          description={t('compare.terms.hint')}
          maxLength={200}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          dir="auto"
          {...form.field('q')}
        />
        <Button type="submit">{t('compare.terms.submit')}</Button>
      </form>
    </search>
  )
}
