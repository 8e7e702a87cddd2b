/** Every address a person may open, and the page behind it. */
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { nextPath } from '../account/next-path.ts'
import { Shape } from '../ui/Shape.tsx'
import { consultationRoutes } from './consultation-routes.tsx'
import { draftRoutes } from './draft-routes.tsx'
import { FaultPage } from './FaultPage.tsx'
import { LandingPage } from './LandingPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { pageRoute } from './page-route.ts'
import { recordRoutes } from './record-routes.tsx'
import { responseRoutes } from './response-routes.tsx'
import { revisionRoutes } from './revision-routes.tsx'
import { root } from './root-route.ts'
import { text } from './search-text.ts'

const route = { getParentRoute: () => root }

/** A first visit brings the start page; every other page is fetched when it is opened, or about to be. */
const AccountPage = lazyRouteComponent(() => import('../account/AccountPage.tsx'), 'AccountPage')
const InvitationPage = lazyRouteComponent(() => import('../account/InvitationPage.tsx'), 'InvitationPage')
const BeginPage = lazyRouteComponent(() => import('../convening/BeginPage.tsx'), 'BeginPage')
const ConvenerLinkPage = lazyRouteComponent(
  () => import('../convening/ConvenerLinkPage.tsx'),
  'ConvenerLinkPage',
)
const SignInPage = lazyRouteComponent(() => import('../account/SignInPage.tsx'), 'SignInPage')
const ProcessRoute = lazyRouteComponent(() => import('./ProcessRoute.tsx'), 'ProcessRoute')

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
const invitation = pageRoute('/invitations/$token', 'token', InvitationPage)
const begin = createRoute({ ...route, path: '/begin', component: BeginPage })
const convenerLink = pageRoute('/conveners/$token', 'token', ConvenerLinkPage)
const process = pageRoute('/processes/$slug', 'slug', ProcessRoute)

export const router = createRouter({
  routeTree: root.addChildren([
    landing,
    signIn,
    account,
    invitation,
    begin,
    convenerLink,
    process,
    ...draftRoutes,
    ...revisionRoutes,
    ...recordRoutes,
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
