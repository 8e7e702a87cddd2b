/** A word or phrase through every text of a draft: how often, and where it came, moved or left. */
import { Button, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
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
  const [typed, setTyped] = useState(term)
  const [isShort, setShort] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const q = typed.trim()
    setShort(q.length < shortest)
    if (q.length >= shortest)
      void navigate({ to: '/drafts/$draftId/terms', params: { draftId }, search: { q } })
  }
  return (
    <search>
      <form className={styles.search} onSubmit={submit}>
        <TextInput
          type="search"
          name="q"
          label={t('compare.terms.label')}
          description={t('compare.terms.hint')}
          maxLength={200}
          value={typed}
          error={isShort ? t('compare.terms.short') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          dir="auto"
        />
        <Button type="submit">{t('compare.terms.submit')}</Button>
      </form>
    </search>
  )
}
