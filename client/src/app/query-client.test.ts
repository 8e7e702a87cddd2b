import { MutationObserver, onlineManager } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import { ProblemError } from '../api/call.ts'
import { queryClient } from './query-client.ts'

describe('an act without a connection', () => {
  afterEach(() => onlineManager.setOnline(true))

  it('[UI24] is tried and refused at once, and does not wait unseen', async () => {
    onlineManager.setOnline(false)
    const act = new MutationObserver(queryClient, {
      mutationFn: async () => {
        throw new ProblemError({ code: 'network', status: 0, title: '' })
      },
    })
    await expect(act.mutate()).rejects.toMatchObject({ code: 'network' })
    expect(act.getCurrentResult()).toMatchObject({ isPaused: false, status: 'error' })
  })
})
