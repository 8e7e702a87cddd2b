/** Addresses of stages, of what is brought to them, and of the register of contributions. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Filters, readFilters } from '../contribution/filters.ts'
import { pageRoute } from './page-route.ts'
import { root } from './root-route.ts'
import { text } from './search-text.ts'

const StageRoute = lazyRouteComponent(() => import('./StageRoute.tsx'), 'StageRoute')
const BeginPage = lazyRouteComponent(() => import('../contribution/BeginPage.tsx'), 'BeginPage')
const GroupPage = lazyRouteComponent(() => import('../contribution/GroupPage.tsx'), 'GroupPage')
const RegisterPage = lazyRouteComponent(() => import('../contribution/RegisterPage.tsx'), 'RegisterPage')
const ContributionRoute = lazyRouteComponent(() => import('./ContributionRoute.tsx'), 'ContributionRoute')

const route = { getParentRoute: () => root }

const stage = createRoute({
  ...route,
  path: '/stages/$stageId',
  validateSearch: (search: Record<string, unknown>): Filters => readFilters(search),
  component: function StageOfId() {
    const { stageId } = stage.useParams()
    const search = stage.useSearch()
    const filters = useMemo(() => readFilters({ ...search }), [search])
    const navigate = stage.useNavigate()
    return (
      <StageRoute
        key={stageId}
        stageId={stageId}
        filters={filters}
        onFilter={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
      />
    )
  },
})
const beginning = createRoute({
  ...route,
  path: '/stages/$stageId/contribute',
  validateSearch: (search: Record<string, unknown>): { form?: 'statement'; speaker?: string } => {
    const speaker = text(search.speaker)
    return speaker && search.form === 'statement' ? { form: 'statement', speaker } : {}
  },
  component: function BeginRoute() {
    const { stageId } = beginning.useParams()
    const { speaker } = beginning.useSearch()
    return (
      <BeginPage
        stageId={stageId}
        form={speaker ? 'statement' : 'written'}
        speakerId={text(speaker) ?? null}
      />
    )
  },
})
const group = pageRoute('/stages/$stageId/input', 'stageId', GroupPage)
const contribution = pageRoute('/contributions/$id', 'id', ContributionRoute)
const register = createRoute({
  ...route,
  path: '/processes/$slug/contributions',
  validateSearch: (search: Record<string, unknown>): Filters => readFilters(search),
  component: function RegisterRoute() {
    const { slug } = register.useParams()
    const search = register.useSearch()
    const filters = useMemo(() => readFilters({ ...search }), [search])
    const navigate = register.useNavigate()
    return (
      <RegisterPage
        key={slug}
        slug={slug}
        filters={filters}
        onFilter={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
      />
    )
  },
})

export const consultationRoutes = [stage, beginning, group, contribution, register] as const
