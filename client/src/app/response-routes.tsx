/** Addresses of what came of what was said: responses, topics, stocktaking, figures. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type MatrixView, readMatrixView } from '../response/matrix-view.ts'
import { pageRoute } from './page-route.ts'
import { root } from './root-route.ts'

const route = { getParentRoute: () => root }

const MatrixPage = lazyRouteComponent(() => import('../response/MatrixPage.tsx'), 'MatrixPage')
const TopicsPage = lazyRouteComponent(() => import('../response/TopicsPage.tsx'), 'TopicsPage')
const TopicPage = lazyRouteComponent(() => import('../response/TopicPage.tsx'), 'TopicPage')
const StocktakingPage = lazyRouteComponent(() => import('../response/StocktakingPage.tsx'), 'StocktakingPage')
const FiguresPage = lazyRouteComponent(() => import('../figures/FiguresPage.tsx'), 'FiguresPage')

const responses = createRoute({
  ...route,
  path: '/processes/$slug/responses',
  validateSearch: (search: Record<string, unknown>): MatrixView => readMatrixView(search),
  component: function ResponsesRoute() {
    const { slug } = responses.useParams()
    const search = responses.useSearch()
    const view = useMemo(() => readMatrixView({ ...search }), [search])
    return <MatrixPage key={slug} slug={slug} view={view} />
  },
})
const figures = pageRoute('/processes/$slug/figures', 'slug', FiguresPage)
const topics = createRoute({ ...route, path: '/topics', component: TopicsPage })
const topic = pageRoute('/topics/$topic', 'topic', TopicPage)
const stocktaking = pageRoute('/stages/$stageId/stocktaking', 'stageId', StocktakingPage)

export const responseRoutes = [responses, figures, topics, topic, stocktaking] as const
