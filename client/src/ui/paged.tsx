/** A list that comes a page at a time: what there is so far, why it is not there, and the button that brings more. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from './Problem.tsx'

/** What `useInfiniteQuery` answers, as far as a list needs it. */
interface Asked {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage(): unknown
}
interface AskedList<Item> extends Asked {
  data: { pages: readonly { items: Item[] }[] } | undefined
  error: unknown
  refetch(): unknown
}

interface Paged<Item> {
  items: Item[]
  /** In place of the list: it has not come and will not by itself. Null while it may. */
  failed: ReactNode
  more: ReactNode
}

export function paged<Item>(query: AskedList<Item>): Paged<Item> {
  const { data, error, refetch } = query
  return {
    items: data?.pages.flatMap(({ items }) => items) ?? [],
    failed: error && !data ? <Problem error={error} retry={() => void refetch()} /> : null,
    more: <More of={query} />,
  }
}

/** Nothing where the list has come to its end. `label` says what comes, where it is not simply more. */
export function More({ of, label }: { of: Asked; label?: string }) {
  const { t } = useTranslation()
  if (!of.hasNextPage) return null
  return (
    <Button variant="default" mt="md" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
      {label ?? t('common.more')}
    </Button>
  )
}
