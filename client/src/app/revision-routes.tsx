/** Addresses of published texts: a draft's texts, publishing and importing one, terms, notes of changes, comparisons. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type CompareSearch, readView, wordsIn, writeView } from '../revision/compare-view.ts'
import { pageRoute } from './page-route.ts'
import { root } from './root-route.ts'

const route = { getParentRoute: () => root }

const RevisionsPage = lazyRouteComponent(() => import('../revision/RevisionsPage.tsx'), 'RevisionsPage')
const PublishPage = lazyRouteComponent(() => import('../revision/PublishPage.tsx'), 'PublishPage')
const ImportRevisionPage = lazyRouteComponent(
  () => import('../revision/ImportRevisionPage.tsx'),
  'ImportRevisionPage',
)
const RevisionRoute = lazyRouteComponent(() => import('./RevisionRoute.tsx'), 'RevisionRoute')
const MemorandumPage = lazyRouteComponent(() => import('../revision/MemorandumPage.tsx'), 'MemorandumPage')
const ComparePage = lazyRouteComponent(() => import('../revision/ComparePage.tsx'), 'ComparePage')
const TermsPage = lazyRouteComponent(() => import('../revision/TermsPage.tsx'), 'TermsPage')

const revisions = pageRoute('/drafts/$draftId/revisions', 'draftId', RevisionsPage)
const publishing = pageRoute('/drafts/$draftId/revisions/publish', 'draftId', PublishPage)
const importingRevision = pageRoute('/drafts/$draftId/revisions/import', 'draftId', ImportRevisionPage)
const terms = createRoute({
  ...route,
  path: '/drafts/$draftId/terms',
  validateSearch: (search: Record<string, unknown>): { q?: string } => {
    const q = wordsIn(search.q)
    return q ? { q } : {}
  },
  component: function TermsRoute() {
    return <TermsPage draftId={terms.useParams().draftId} term={wordsIn(terms.useSearch().q)} />
  },
})
const revision = pageRoute('/revisions/$id', 'id', RevisionRoute)
const memorandum = pageRoute('/revisions/$id/changes', 'id', MemorandumPage)
const comparison = createRoute({
  ...route,
  path: '/compare/$from/$to',
  validateSearch: (search: Record<string, unknown>): CompareSearch => writeView(readView(search)),
  component: function CompareRoute() {
    const { from, to } = comparison.useParams()
    const search = comparison.useSearch()
    const view = useMemo(() => readView({ ...search }), [search])
    return <ComparePage key={`${from} ${to}`} from={from} to={to} view={view} />
  },
})

export const revisionRoutes = [
  revisions,
  publishing,
  importingRevision,
  terms,
  revision,
  memorandum,
  comparison,
] as const
