/** Addresses of drafts: importing one, the drafting table, releasing and tabling its text, the past of a paragraph. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { readFilter, type ThreadFilter } from '../thread/filter.ts'
import { pageRoute } from './page-route.ts'
import { root } from './root-route.ts'
import { text } from './search-text.ts'

const route = { getParentRoute: () => root }

const ImportPage = lazyRouteComponent(() => import('../draft/ImportPage.tsx'), 'ImportPage')
const DraftRoute = lazyRouteComponent(() => import('./DraftRoute.tsx'), 'DraftRoute')
const ReleasePage = lazyRouteComponent(() => import('../draft/ReleasePage.tsx'), 'ReleasePage')
const TableRoute = lazyRouteComponent(() => import('./TableRoute.tsx'), 'TableRoute')
const ReportsPage = lazyRouteComponent(() => import('../thread/ReportsPage.tsx'), 'ReportsPage')
const HistoryPage = lazyRouteComponent(() => import('../paragraph/HistoryPage.tsx'), 'HistoryPage')

const importing = pageRoute('/processes/$slug/import', 'slug', ImportPage)
const reports = pageRoute('/processes/$slug/reports', 'slug', ReportsPage)
const draft = createRoute({
  ...route,
  path: '/drafts/$draftId',
  validateSearch: (search: Record<string, unknown>): { p?: string } & ThreadFilter => {
    const p = text(search.p)
    return { ...readFilter(search), ...(p ? { p } : {}) }
  },
  staticData: { wide: true },
  component: function DraftOfId() {
    const { draftId } = draft.useParams()
    const search = draft.useSearch()
    const navigate = draft.useNavigate()
    const p = text(search.p)
    const filter = useMemo(() => readFilter({ ...search }), [search])
    const onFilter = useCallback(
      (next: ThreadFilter) => {
        void navigate({
          // What is no filter stays; the view is not gone through step by step with the back button.
          search: ({ p: paragraph }) => ({ ...next, ...(paragraph ? { p: paragraph } : {}) }),
          replace: true,
          resetScroll: false,
        })
      },
      [navigate],
    )
    return (
      <DraftRoute
        key={draftId}
        draftId={draftId}
        filter={filter}
        onFilter={onFilter}
        {...(p ? { paragraphId: p } : {})}
      />
    )
  },
})
const releasing = pageRoute('/drafts/$draftId/release', 'draftId', ReleasePage)
const tabling = pageRoute('/drafts/$draftId/table', 'draftId', TableRoute)
const paragraphHistory = createRoute({
  ...route,
  path: '/drafts/$draftId/paragraphs/$paragraphId/history',
  component: function HistoryRoute() {
    const { draftId, paragraphId } = paragraphHistory.useParams()
    return <HistoryPage key={paragraphId} draftId={draftId} paragraphId={paragraphId} />
  },
})

export const draftRoutes = [importing, reports, draft, releasing, tabling, paragraphHistory] as const
