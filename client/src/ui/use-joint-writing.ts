/** A text that several may write: kept on the device at every letter, saved when asked, joined with what others saved. */
import type { InputOf } from '@plenary/shared/api'
import { useEffect, useRef, useState } from 'react'
import { ProblemError } from '../api/call.ts'
import type { KeptDraft } from '../api/kept-draft.ts'
import { type Sending, useApiForm } from './use-api-form.tsx'

/** What the server has. */
interface Saved<Parts> {
  version: number
  parts: Parts
}
/** What is kept on the device: the words, and what they began from. */
interface KeptWriting<Parts> {
  version: number
  began: Parts
  mine: Parts
}

interface Options<N extends Sending, Parts, Clash, Answer> {
  /** What the server has when the page opens. */
  saved: Saved<Parts>
  kept: KeptDraft<KeptWriting<Parts>>
  same(a: Parts, b: Parts): boolean
  /** Two writings that began from the same words as one; where both changed the same, mine stands and is a clash. */
  join(began: Parts, theirs: Parts, mine: Parts): { parts: Parts; clashes: Clash[] }
  /** The endpoint that saves takes this. */
  body(version: number, parts: Parts): InputOf<N, 'body'>
  save(body: InputOf<N, 'body'>): Promise<Answer>
  /** What the server has now. */
  fetch(): Promise<Answer>
  read(answer: Answer): Saved<Parts>
  /** For what the page shows besides. */
  onAnswer(answer: Answer): void
}

interface Writing<Parts, Clash> {
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
type Begin<Parts, Clash> = Pick<Options<Sending, Parts, Clash, unknown>, 'saved' | 'kept' | 'same' | 'join'>

/** As it stood when this device kept it, joined with what the server has by now. */
function beginWriting<Parts, Clash>(options: Begin<Parts, Clash>): Writing<Parts, Clash> {
  const { saved, same, join } = options
  const { version, parts: theirs } = saved
  const kept = options.kept.read()
  if (!kept || same(kept.began, kept.mine))
    return { began: theirs, version, parts: theirs, clashes: [], joined: false, restored: false }
  const { parts, clashes } = join(kept.began, theirs, kept.mine)
  return {
    began: theirs,
    version,
    parts,
    clashes,
    joined: version > kept.version && !same(kept.began, theirs),
    restored: !same(parts, theirs),
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'version-conflict'

export function useJointWriting<N extends Sending, Parts, Clash, Answer>(
  endpoint: N,
  options: Options<N, Parts, Clash, Answer>,
) {
  const { kept, same, read, onAnswer } = options
  const [writing, setWriting] = useState(() => beginWriting(options))
  const [isKept, setKept] = useState(true)
  const [hasSaved, setSaved] = useState(false)
  const now = useRef(writing)
  now.current = writing
  const { began, version, parts } = writing
  const isChanged = !same(began, parts)

  /** Reads what they saved, and joins mine with it. */
  const joinTheirs = async (): Promise<void> => {
    const answer = await options.fetch()
    onAnswer(answer)
    const theirs = read(answer)
    setWriting((have) => ({
      ...have,
      ...options.join(have.began, theirs.parts, have.parts),
      began: theirs.parts,
      version: theirs.version,
      joined: true,
    }))
  }
  const form = useApiForm(endpoint, {
    initial: {},
    // No part has a field of the form: what is wrong with one is said above the buttons.
    fieldOf: () => null,
    body: () => options.body(now.current.version, now.current.parts),
    async send(body) {
      const sent = now.current.parts
      try {
        return { sent, answer: await options.save(body) }
      } catch (error) {
        if (!isConflict(error)) throw error
        await joinTheirs()
        return null
      }
    },
    onSent(done): void {
      setSaved(done !== null)
      if (!done) return
      onAnswer(done.answer)
      // What was typed while it was being saved is still to be saved.
      setWriting((have) => ({
        ...have,
        began: done.sent,
        version: read(done.answer).version,
        clashes: [],
        joined: false,
        restored: false,
      }))
    },
  })
  const keep = useRef(kept.keep)
  keep.current = kept.keep
  useEffect(() => {
    setKept(keep.current(isChanged ? { version, began, mine: parts } : null))
  }, [version, began, parts, isChanged])

  // [RVC16] What this page alone holds is not left without being asked.
  useEffect(() => {
    if (!isChanged || isKept) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged, isKept])

  return {
    ...writing,
    form,
    isChanged,
    isKept,
    hasSaved,
    write: (change: (parts: Parts) => Parts) =>
      setWriting((have) => ({ ...have, parts: change(have.parts) })),
    /** Decides parts that both had changed; `open` are still to be decided. */
    choose: (change: (parts: Parts) => Parts, open: (clashes: Clash[]) => Clash[]) =>
      setWriting((have) => ({ ...have, parts: change(have.parts), clashes: open(have.clashes) })),
    discard: () =>
      setWriting((have) => ({ ...have, parts: have.began, clashes: [], joined: false, restored: false })),
    /** Publishes what was saved; what they saved meanwhile is looked at before. Throws the refusal. */
    async publish(
      send: (version: number) => Promise<Answer>,
      reviewed = now.current.version,
    ): Promise<Answer> {
      try {
        return await send(reviewed)
      } catch (error) {
        if (isConflict(error)) await joinTheirs()
        throw error
      }
    },
  }
}
