/** Joins what every page needs: the look, the direction of the language, the query cache and the routes. */
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core'
import { directionOf } from '@plenary/shared/language'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { currentLanguage } from '../i18n/i18n.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { registerFacts } from '../live/registered-facts.ts'
import { cssVariables, theme } from '../ui/theme.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'

// Fetched when the first process is followed: a first visit needs none of it.
registerFacts({
  cache: queryClient,
  features: async () => (await import('./fact-table.ts')).factTable,
})

export function App() {
  return (
    <DirectionProvider initialDirection={directionOf(currentLanguage())} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
        <FollowLanguage />
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}

/** Menus and fields turn with the language of the interface. */
function FollowLanguage() {
  const { i18n } = useTranslation()
  const { setDirection } = useDirection()
  const direction = directionOf(currentLanguage())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language decides.
  useEffect(() => setDirection(direction), [direction, i18n.language])
  return null
}
