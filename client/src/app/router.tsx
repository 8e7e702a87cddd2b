/** Every address a person may open, and the page behind it. */
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { nextPath } from '../account/next-path.ts'
import { type CompareSearch, readView, wordsIn, writeView } from '../revision/compare-view.ts'
import { readFilter, type ThreadFilter } from '../thread/filter.ts'
import { Shape } from '../ui/Shape.tsx'
import { consultationRoutes } from './consultation-routes.tsx'
import { FaultPage } from './FaultPage.tsx'
import { LandingPage } from './LandingPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { responseRoutes } from './response-routes.tsx'
import { root } from './root-route.ts'

const route = { getParentRoute: () => root }

/** A first visit brings the start page; every other page is fetched when it is opened, or about to be. */
const AccountPage = lazyRouteComponent(() => import('../account/AccountPage.tsx'), 'AccountPage')
const InvitationPage = lazyRouteComponent(() => import('../account/InvitationPage.tsx'), 'InvitationPage')
const SignInPage = lazyRouteComponent(() => import('../account/SignInPage.tsx'), 'SignInPage')
const ProcessRoute = lazyRouteComponent(() => import('./ProcessRoute.tsx'), 'ProcessRoute')
const ImportPage = lazyRouteComponent(() => import('../draft/ImportPage.tsx'), 'ImportPage')
const DraftRoute = lazyRouteComponent(() => import('./DraftRoute.tsx'), 'DraftRoute')
const ReleasePage = lazyRouteComponent(() => import('../draft/ReleasePage.tsx'), 'ReleasePage')
const TableRoute = lazyRouteComponent(() => import('./TableRoute.tsx'), 'TableRoute')
const ReportsPage = lazyRouteComponent(() => import('../thread/ReportsPage.tsx'), 'ReportsPage')
const HistoryPage = lazyRouteComponent(() => import('../paragraph/HistoryPage.tsx'), 'HistoryPage')

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

const RecordPage = lazyRouteComponent(() => import('../record/RecordPage.tsx'), 'RecordPage')
const EntryPage = lazyRouteComponent(() => import('../record/EntryPage.tsx'), 'EntryPage')

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const landing = createRoute({ ...route, path: '/', component: LandingPage })
const signIn = createRoute({
  ...route,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; made?: boolean } => {
    const next = text(search.next)
    return { ...(next ? { next } : {}), ...(search.made === true ? { made: true } : {}) }
  },
  component: function SignInRoute() {
    // Judged where it is used: the router merges what stands in the address into what was validated.
    const { next, made } = signIn.useSearch()
    return <SignInPage next={nextPath(text(next))} made={made === true} />
  },
})
const account = createRoute({ ...route, path: '/account', component: AccountPage })
const invitation = createRoute({
  ...route,
  path: '/invitations/$token',
  component: function InvitationRoute() {
    return <InvitationPage token={invitation.useParams().token} />
  },
})
const process = createRoute({
  ...route,
  path: '/processes/$slug',
  component: function ProcessOfSlug() {
    const { slug } = process.useParams()
    return <ProcessRoute key={slug} slug={slug} />
  },
})

const importing = createRoute({
  ...route,
  path: '/processes/$slug/import',
  component: function ImportRoute() {
    const { slug } = importing.useParams()
    return <ImportPage key={slug} slug={slug} />
  },
})
const reports = createRoute({
  ...route,
  path: '/processes/$slug/reports',
  component: function ReportsRoute() {
    const { slug } = reports.useParams()
    return <ReportsPage key={slug} slug={slug} />
  },
})
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

const releasing = createRoute({
  ...route,
  path: '/drafts/$draftId/release',
  component: function ReleaseRoute() {
    const { draftId } = releasing.useParams()
    return <ReleasePage key={draftId} draftId={draftId} />
  },
})
const tabling = createRoute({
  ...route,
  path: '/drafts/$draftId/table',
  component: function TablingRoute() {
    const { draftId } = tabling.useParams()
    return <TableRoute key={draftId} draftId={draftId} />
  },
})
const revisions = createRoute({
  ...route,
  path: '/drafts/$draftId/revisions',
  component: function RevisionsRoute() {
    const { draftId } = revisions.useParams()
    return <RevisionsPage key={draftId} draftId={draftId} />
  },
})
const publishing = createRoute({
  ...route,
  path: '/drafts/$draftId/revisions/publish',
  component: function PublishRoute() {
    return <PublishPage draftId={publishing.useParams().draftId} />
  },
})
const importingRevision = createRoute({
  ...route,
  path: '/drafts/$draftId/revisions/import',
  component: function ImportRevisionRoute() {
    return <ImportRevisionPage draftId={importingRevision.useParams().draftId} />
  },
})
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
const revision = createRoute({
  ...route,
  path: '/revisions/$id',
  component: function Revision() {
    const { id } = revision.useParams()
    return <RevisionRoute key={id} id={id} />
  },
})
const memorandum = createRoute({
  ...route,
  path: '/revisions/$id/changes',
  component: function MemorandumRoute() {
    const { id } = memorandum.useParams()
    return <MemorandumPage key={id} id={id} />
  },
})
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

const record = createRoute({
  ...route,
  path: '/record',
  validateSearch: (search: Record<string, unknown>): { process?: string; type?: string } => {
    const [process_, type] = [text(search.process), text(search.type)]
    return { ...(process_ ? { process: process_ } : {}), ...(type ? { type } : {}) }
  },
  component: function RecordRoute() {
    const { process: slug, type } = record.useSearch()
    return <RecordPage filter={{ process: text(slug), type: text(type) }} />
  },
})
const recordEntry = createRoute({
  ...route,
  path: '/record/$number',
  component: function EntryRoute() {
    const { number } = recordEntry.useParams()
    return /^[1-9]\d{0,14}$/.test(number) ? <EntryPage number={Number(number)} /> : <NotFoundPage />
  },
})

const paragraphHistory = createRoute({
  ...route,
  path: '/drafts/$draftId/paragraphs/$paragraphId/history',
  component: function HistoryRoute() {
    const { draftId, paragraphId } = paragraphHistory.useParams()
    return <HistoryPage key={paragraphId} draftId={draftId} paragraphId={paragraphId} />
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    landing,
    signIn,
    account,
    invitation,
    process,
    importing,
    reports,
    draft,
    paragraphHistory,
    releasing,
    tabling,
    revisions,
    publishing,
    importingRevision,
    terms,
    revision,
    memorandum,
    comparison,
    record,
    recordEntry,
    ...consultationRoutes,
    ...responseRoutes,
  ]),
  defaultPendingComponent: Shape,
  defaultErrorComponent: FaultPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** The page fills the window to its edges. */
    wide?: boolean
  }
}
