/** The summary being written: what the server has, what is here, and how the two come together. */
import type { Consultation } from '@plenary/shared/consultation'
import type { Language } from '@plenary/shared/language'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call, ProblemError } from '../api/call.ts'
import { joinSummary, keptSummary } from './summary-draft.ts'

interface Writing {
  version: number
  began: string
  text: string
  language: Language
  /** What they saved where I wrote too, until I have chosen. */
  theirs: string | null
  joined: boolean
  restored: boolean
}

function begin({ stage, summary }: Consultation, language: Language): Writing {
  const version = summary?.version ?? 0
  const now = summary?.text ?? ''
  const kept = keptSummary(stage.id).read()
  const joined = kept && kept.mine !== kept.began ? joinSummary(kept.began, now, kept.mine) : null
  return {
    version,
    began: now,
    text: joined?.text ?? now,
    language: summary?.language ?? language,
    theirs: joined?.theirs ?? null,
    joined: joined?.theirs != null,
    restored: joined !== null && joined.text !== now,
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'version-conflict'

export function useSummary(
  consultation: Consultation,
  language: Language,
  onAnswer: (consultation: Consultation) => void,
) {
  const { id } = consultation.stage
  const [writing, setWriting] = useState(() => begin(consultation, language))
  const [isKept, setKept] = useState(true)
  const now = useRef(writing)
  now.current = writing
  const isChanged = writing.text !== writing.began

  /** Reads what they saved, and joins mine with it. */
  const join = async (): Promise<void> => {
    const { consultation: next } = await call('getConsultation', { params: { id } })
    onAnswer(next)
    const theirs = next.summary?.text ?? ''
    setWriting((have) => {
      const joined = joinSummary(have.began, theirs, have.text)
      return {
        ...have,
        version: next.summary?.version ?? 0,
        began: theirs,
        text: joined.text,
        theirs: joined.theirs,
        joined: true,
      }
    })
  }
  const save = useMutation({
    mutationFn: async (sent: Writing) => {
      const body = { version: sent.version, language: sent.language, text: sent.text }
      return { sent, saved: await call('saveSummary', { params: { id }, body }) }
    },
    onSuccess: ({ sent, saved }) => {
      onAnswer(saved.consultation)
      // What was typed while it was being saved is still to be saved.
      setWriting((have) => ({
        ...have,
        began: sent.text,
        version: saved.consultation.summary?.version ?? sent.version,
        theirs: null,
        joined: false,
        restored: false,
      }))
    },
    onError: async (error) => {
      if (!isConflict(error)) return
      await join()
      save.reset()
    },
  })
  const publish = async (version: number): Promise<Consultation> => {
    try {
      return (await call('publishSummary', { params: { id }, body: { version } })).consultation
    } catch (error) {
      // What they saved is looked at before it is published.
      if (isConflict(error)) await join()
      throw error
    }
  }

  useEffect(() => {
    const { version, began, text } = writing
    setKept(keptSummary(id).keep(isChanged ? { version, began, mine: text } : null))
  }, [id, writing, isChanged])

  return {
    ...writing,
    isChanged,
    isKept,
    save,
    publish,
    write: (text: string) => setWriting((have) => ({ ...have, text })),
    speak: (next: Language) => setWriting((have) => ({ ...have, language: next })),
    choose: (text: string) => setWriting((have) => ({ ...have, text, theirs: null })),
    discard: () =>
      setWriting((have) => ({ ...have, text: have.began, theirs: null, joined: false, restored: false })),
  }
}
