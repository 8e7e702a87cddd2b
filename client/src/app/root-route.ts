/** The route every address hangs from. */
import { createRootRoute } from '@tanstack/react-router'
import { NotFoundPage } from './NotFoundPage.tsx'
import { Root } from './Root.tsx'

export const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })
