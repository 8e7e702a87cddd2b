/** Addresses of the record. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { NotFoundPage } from './NotFoundPage.tsx'
import { root } from './root-route.ts'
import { text } from './search-text.ts'

const route = { getParentRoute: () => root }

const RecordPage = lazyRouteComponent(() => import('../record/RecordPage.tsx'), 'RecordPage')
const EntryPage = lazyRouteComponent(() => import('../record/EntryPage.tsx'), 'EntryPage')

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

export const recordRoutes = [record, recordEntry] as const
