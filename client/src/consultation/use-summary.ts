/** The summary being written: what the server has, what is here, and how the two come together. */
import type { Consultation } from '@plenary/shared/consultation'
import type { Language } from '@plenary/shared/language'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useJointWriting } from '../ui/use-joint-writing.ts'
import { joinSummary, keptSummary } from './summary-draft.ts'

const savedOf = ({ summary }: Consultation) => ({
  version: summary?.version ?? 0,
  parts: summary?.text ?? '',
})

export function useSummary(
  consultation: Consultation,
  spoken: Language,
  onAnswer: (consultation: Consultation) => void,
) {
  const { id } = consultation.stage
  const params = { id }
  const [language, speak] = useState(consultation.summary?.language ?? spoken)
  const writing = useJointWriting('saveSummary', {
    saved: savedOf(consultation),
    kept: keptSummary(id),
    same: (a, b) => a === b,
    join(began, theirs, mine) {
      const joined = joinSummary(began, theirs, mine)
      return { parts: joined.text, clashes: joined.theirs === null ? [] : [joined.theirs] }
    },
    body: (version, text) => ({ version, language, text }),
    save: async (body) => (await call('saveSummary', { params, body })).consultation,
    fetch: async () => (await call('getConsultation', { params })).consultation,
    read: savedOf,
    onAnswer,
  })
  const { parts: text, clashes, write, choose, publish } = writing
  return {
    ...writing,
    text,
    language,
    speak,
    /** What they saved where I wrote too, until I have chosen. */
    theirs: clashes[0] ?? null,
    write: (next: string) => write(() => next),
    choose: (next: string) =>
      choose(
        () => next,
        () => [],
      ),
    publish: (reviewed: number) =>
      publish(
        async (version) => (await call('publishSummary', { params, body: { version } })).consultation,
        reviewed,
      ),
  }
}
