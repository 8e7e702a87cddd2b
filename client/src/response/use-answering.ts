/** Answering in place: which row is open, which are chosen, and where one goes from a saved answer. */
import type { NewAnswer, Passage } from '@plenary/shared/response'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import type { Given } from './BatchForm.tsx'
import { rowIdOf } from './MatrixRow.tsx'
import { responseKeys } from './queries.ts'

/** The next row that waits, from the one after this on, and around. */
function nextWaiting(passages: readonly Passage[], id: string): Passage | undefined {
  const at = passages.findIndex((each) => each.id === id)
  return [...passages.slice(at + 1), ...passages.slice(0, at)].find(({ response }) => response === null)
}

export function useAnswering(slug: string, passages: readonly Passage[]) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [open, setOpen] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isTogether, setTogether] = useState(false)
  const [said, setSaid] = useState('')
  /** Answers given here stay in sight, whatever the filter says, until the list is asked for anew. */
  const [given, setGiven] = useState<ReadonlyMap<string, Passage>>(new Map())

  const keep = (answered: Passage[]): void => {
    setGiven((before) => new Map([...before, ...answered.map((each) => [each.id, each] as const)]))
    setChosen((before) => new Set([...before].filter((id) => !answered.some((each) => each.id === id))))
  }
  const readAgain = (): void => {
    void cache.invalidateQueries({ queryKey: responseKeys.matrices(slug) }).then(() => setGiven(new Map()))
  }
  const focusRow = (id: string): void => {
    setTimeout(() => document.querySelector<HTMLElement>(`#${rowIdOf(id)} [data-answers]`)?.focus(), 0)
  }
  const rows = passages.map((each) => given.get(each.id) ?? each)
  return {
    rows,
    open,
    chosen,
    isTogether,
    said,
    openRow(id: string) {
      setSaid('')
      setOpen(id)
    },
    cancel(id: string) {
      setOpen(null)
      focusRow(id)
    },
    choose(id: string, isChosen: boolean) {
      setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((each) => each !== id)))
    },
    clear: () => setChosen(new Set()),
    answerTogether: setTogether,
    async save(id: string, answer: NewAnswer) {
      const { passage } = await call('answerPassage', { params: { id }, body: answer })
      keep([passage])
    },
    /** [MTX5] On to the next that waits; at the end the list is asked for anew. */
    done(id: string, goesOn: boolean) {
      const next = goesOn ? nextWaiting(rows, id) : undefined
      setSaid(t(goesOn && !next ? 'response.form.savedLast' : 'response.form.saved'))
      setOpen(next?.id ?? null)
      if (next) return
      readAgain()
      focusRow(id)
    },
    async saveTogether(answers: Given[]) {
      const { passages: answered } = await call('answerPassages', { params: { slug }, body: { answers } })
      keep(answered)
      setTogether(false)
      setSaid(t('response.batch.saved', { count: answered.length }))
      readAgain()
    },
  }
}
