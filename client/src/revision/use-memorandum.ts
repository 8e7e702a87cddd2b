/** The note being written: what the server has, what is here, and how the two come together. */
import type { Memorandum } from '@plenary/shared/memorandum'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { useJointWriting } from '../ui/use-joint-writing.ts'
import { join, keptNote, partsOf, sameParts, withPart } from './memorandum-draft.ts'
import { revisionKeys } from './queries.ts'

const savedOf = (memorandum: Memorandum) => ({ version: memorandum.version, parts: partsOf(memorandum) })

export function useMemorandum(revisionId: string, memorandum: Memorandum) {
  const cache = useQueryClient()
  const params = { id: revisionId }
  const put = (next: Memorandum): void => {
    cache.setQueryData(revisionKeys.memorandum(revisionId), next)
  }
  const writing = useJointWriting('saveMemorandum', {
    saved: savedOf(memorandum),
    kept: keptNote(revisionId),
    same: sameParts,
    join,
    body: (version, parts) => ({ version, ...parts }),
    save: (body) => call('saveMemorandum', { params, body }),
    fetch: () => call('getMemorandum', { params }),
    read: savedOf,
    onAnswer: put,
  })
  const { write, choose, publish } = writing
  return {
    ...writing,
    write: (key: string | null, text: string) => write((parts) => withPart(parts, key, text)),
    /** Decides a part that both had changed. */
    choose: (key: string | null, text: string) =>
      choose(
        (parts) => withPart(parts, key, text),
        (clashes) => clashes.filter((clash) => clash.key !== key),
      ),
    async publish(): Promise<Memorandum> {
      const published = await publish((version) => call('publishMemorandum', { params, body: { version } }))
      put(published)
      return published
    },
  }
}
