/** The address of one thing and its page, which is another page for another thing. */
import { createRoute, useParams } from '@tanstack/react-router'
import { type ComponentType, createElement } from 'react'
import { root } from './root-route.ts'

/** `name` is what the address calls it, and the page too: `pageRoute('/topics/$topic', 'topic', TopicPage)`. */
export function pageRoute<const Path extends string, Name extends string>(
  path: Path,
  name: Name,
  Page: ComponentType<Record<Name, string>>,
) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: function PageOfOne() {
      const params: Record<string, string | undefined> = useParams({ strict: false })
      const props = { [name]: params[name] ?? '' } as Record<Name, string>
      return createElement(Page, { key: params[name] ?? '', ...props })
    },
  })
}
