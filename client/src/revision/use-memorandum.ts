/** The note being written: what the server has, what is here, and how the two come together. */
import type { Memorandum } from '@plenary/shared/memorandum'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, ProblemError } from '../api/call.ts'
import { type Clash, join, keptNote, type Parts, partsOf, sameParts, withPart } from './memorandum-draft.ts'
import { revisionKeys } from './queries.ts'

interface Writing {
  /** What mine began from, and its version. */
  began: Parts
  version: number
  parts: Parts
  /** Parts both changed, still to be decided. */
  clashes: Clash[]
  /** Theirs came in while I wrote. */
  joined: boolean
  /** What was kept on this device came back. */
  restored: boolean
}

function begin(revisionId: string, memorandum: Memorandum): Writing {
  const theirs = partsOf(memorandum)
  const kept = keptNote(revisionId).read()
  const fresh = {
    began: theirs,
    version: memorandum.version,
    parts: theirs,
    clashes: [],
    joined: false,
    restored: false,
  }
  if (!kept || sameParts(kept.began, kept.mine)) return fresh
  const { parts, clashes } = join(kept.began, theirs, kept.mine)
  return {
    ...fresh,
    parts,
    clashes,
    joined: memorandum.version > kept.version && !sameParts(kept.began, theirs),
    restored: !sameParts(parts, theirs),
  }
}

export function useMemorandum(revisionId: string, memorandum: Memorandum) {
  const cache = useQueryClient()
  const [writing, setWriting] = useState(() => begin(revisionId, memorandum))
  const [isKept, setKept] = useState(true)
  const [hasSaved, setSaved] = useState(false)
  const now = useRef(writing)
  now.current = writing
  const isChanged = !sameParts(writing.began, writing.parts)

  const put = useCallback(
    (next: Memorandum) => cache.setQueryData(revisionKeys.memorandum(revisionId), next),
    [cache, revisionId],
  )
  const save = useMutation({
    mutationFn: async (sent: Writing) => ({
      sent,
      saved: await call('saveMemorandum', {
        params: { id: revisionId },
        body: { version: sent.version, introduction: sent.parts.introduction, texts: sent.parts.texts },
      }),
    }),
    onSuccess: ({ sent, saved }) => {
      put(saved)
      setSaved(true)
      // What was typed while it was being saved is still to be saved.
      setWriting((have) => ({
        ...have,
        began: sent.parts,
        version: saved.version,
        joined: false,
        restored: false,
        clashes: [],
      }))
    },
    onError: async (error) => {
      if (!(error instanceof ProblemError) || error.code !== 'version-conflict') return
      const theirs = await call('getMemorandum', { params: { id: revisionId } })
      put(theirs)
      setWriting((have) => {
        const { parts, clashes } = join(have.began, partsOf(theirs), have.parts)
        return { ...have, began: partsOf(theirs), version: theirs.version, parts, clashes, joined: true }
      })
      save.reset()
    },
  })
  const publish = useMutation({
    mutationFn: () =>
      call('publishMemorandum', { params: { id: revisionId }, body: { version: now.current.version } }),
    onSuccess: put,
    onError: async (error) => {
      if (!(error instanceof ProblemError) || error.code !== 'version-conflict') return
      // Nothing of mine is unsaved: what they saved is looked at before it is published.
      const theirs = await call('getMemorandum', { params: { id: revisionId } })
      put(theirs)
      const parts = partsOf(theirs)
      setWriting({ began: parts, version: theirs.version, parts, clashes: [], joined: true, restored: false })
      publish.reset()
    },
  })

  useEffect(() => {
    const { began, version, parts } = writing
    setKept(keptNote(revisionId).keep(isChanged ? { version, began, mine: parts } : null))
  }, [revisionId, writing, isChanged])

  // [RVC16] What this page alone holds is not left without being asked.
  useEffect(() => {
    if (!isChanged || isKept) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged, isKept])

  return {
    parts: writing.parts,
    clashes: writing.clashes,
    joined: writing.joined,
    restored: writing.restored,
    isChanged,
    isKept,
    hasSaved,
    isSaving: save.isPending,
    isPublishing: publish.isPending,
    error: save.error ?? publish.error,
    write: (key: string | null, text: string) =>
      setWriting((have) => ({ ...have, parts: withPart(have.parts, key, text) })),
    /** Decides a part that both had changed. */
    choose: (key: string | null, text: string) =>
      setWriting((have) => ({
        ...have,
        parts: withPart(have.parts, key, text),
        clashes: have.clashes.filter((clash) => clash.key !== key),
      })),
    discard: () =>
      setWriting((have) => ({ ...have, parts: have.began, clashes: [], joined: false, restored: false })),
    save: () => save.mutate(now.current),
    publish: () => publish.mutateAsync(),
  }
}
