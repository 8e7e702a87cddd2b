/** Beginning and ending a session: what was read as someone else is forgotten, and live connections close. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { signInWithPassword, signOut } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { sessionChanged } from '../live/session-change.ts'

/** Whoever reads next may see other things: everything but the platform itself is asked anew. */
function useForget(): () => Promise<void> {
  const cache = useQueryClient()
  return async () => {
    sessionChanged()
    const others = {
      predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== queryKeys.platform[0],
    }
    await cache.cancelQueries(others)
    await cache.resetQueries(others)
  }
}

export function useSignIn(next: string) {
  const forget = useForget()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) =>
      signInWithPassword(email, password),
    onSuccess: async () => {
      await forget()
      await navigate({ href: next, replace: true })
    },
  })
}

export function useSignOut() {
  const forget = useForget()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      await navigate({ to: '/' })
      await forget()
    },
  })
}
