/** Choosing a language: this page at once, the account behind it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { meQuery } from '../api/queries.ts'
import { type InterfaceLanguage, setLanguage } from '../i18n/i18n.ts'

export function useChooseLanguage(): (language: InterfaceLanguage) => void {
  const { data: me } = useQuery(meQuery)
  const cache = useQueryClient()
  const keep = useMutation({
    mutationFn: (language: InterfaceLanguage) => call('updateMe', { body: { language } }),
    onSuccess: (next) => cache.setQueryData(queryKeys.me, next),
  })
  return (language) => {
    setLanguage(language)
    if (me) keep.mutate(language)
  }
}
