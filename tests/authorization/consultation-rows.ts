/** The rows of the pages of consultations: public to read, kept by the secretariat. */

import type { Consultation } from '@plenary/shared/consultation'
import { delegationOf } from '../invite.ts'
import { about, type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import { slug } from './people.ts'
import { maySpeak, pdf, type Things } from './things.ts'
import { absent, everyone, known, observersRead, secretariatKnown, statesOnly, type Who } from './verdicts.ts'

const none = { params: { id: missing } }

export async function consultationRows(g: Ground, t: Things): Promise<Rows> {
  const stage = (code: string) => ({ params: { id: g.stage(code).id } })
  const here = stage('td5')
  const gone = (body?: unknown) => row('missing', absent(), { ...none, body })
  const kept = (body: unknown, at = here) => [
    row('of the process', secretariatKnown(), { ...at, body }),
    gone(body),
  ]
  const shown = async (code: string): Promise<Consultation> => {
    const answer = await g.people.secretariat.fetch(`/api/stages/${g.stage(code).id}/consultation`)
    return ((await answer.json()) as { consultation: Consultation }).consultation
  }
  const { questions } = await shown('td5')
  const foreign = { id: (await shown('td4')).questions[0]?.id as string, text: 'Whose is it?' }
  const asked = { questions: questions.map(({ id, text }) => ({ id, text })) }
  const item = () => ({
    id: crypto.randomUUID(),
    startsAt: '2018-07-03T08:00:00Z',
    endsAt: '2018-07-03T09:00:00Z',
    kind: 'interventions',
    title: 'Interventions',
  })
  const [own, others] = [item(), item()]
  await t.send('secretariat', `/api/stages/${g.stage('fc5').id}/programme`, { items: [own] }, 'PATCH')
  await t.send('secretariat', `/api/stages/${g.stage('fc4').id}/programme`, { items: [others] }, 'PATCH')
  const nobodyBesides = { opened: { speak: [], submit: [], attend: [] }, reason: 'By the matrix' }
  await t.openTo('c3', 'refugee')
  const listed = async (who: Who): Promise<string | null> => {
    if (!maySpeak(who)) return null
    const made = await t.send<{ speaker: { id: string } }>(
      who,
      `/api/stages/${g.stage('fc4').id}/speakers`,
      {},
    )
    return made.speaker.id
  }
  const guests = await delegationOf(g.people.secretariat, slug, 'Guests of the matrix', 'academia')
  const guest = { delegationId: guests, person: 'A guest' }
  const entered = async (): Promise<string> => {
    const body = { entered: guest }
    return (
      await t.send<{ speaker: { id: string } }>(
        'secretariat',
        `/api/stages/${g.stage('fc5').id}/speakers`,
        body,
      )
    ).speaker.id
  }
  const removed = async (): Promise<string> => {
    const id = await t.paper()
    await g.people.secretariat.fetch(`/api/papers/${id}`, { method: 'DELETE' })
    return id
  }
  const upload = { query: { name: 'paper.pdf' }, file: pdf }
  const summary = { version: 0, language: 'en', text: 'What was said.' }
  return {
    getConsultation: [row('any', everyone('yes'), here), row('missing', everyone('not-found'), none)],
    changeConsultation: kept({ inputUntil: '2018-06-01T00:00:00Z' }),
    admitKinds: [
      row('an adoption', secretariatKnown(), { ...stage('ga'), body: nobodyBesides }),
      row('a consultation, which is open to all', secretariatKnown('open-to-all'), {
        ...here,
        body: nobodyBesides,
      }),
      gone(nobodyBesides),
    ],
    addPaper: kept({ title: 'A paper', language: 'en' }),
    uploadPaper: [
      row('of the process', secretariatKnown(), about(t.paper, upload)),
      row('off the page', absent(), about(removed, upload)),
      row('missing', absent(), { ...none, ...upload }),
    ],
    removePaper: [
      row('of the process', secretariatKnown(), about(t.paper)),
      row('off the page', absent(), about(removed)),
      gone(),
    ],
    setQuestions: [
      ...kept(asked),
      row('a question of another stage', secretariatKnown('already-exists'), {
        ...here,
        body: { questions: [...asked.questions, foreign] },
      }),
    ],
    setProgramme: [
      ...kept({ items: [] }),
      row('an item of another stage', secretariatKnown('already-exists'), {
        ...here,
        body: { items: [others] },
      }),
    ],
    askForFloor: [
      row('upcoming', known('yes', observersRead), { ...stage('fc5'), body: {} }),
      row('in the name of another', known('secretariat-only', { ...observersRead, secretariat: 'yes' }), {
        ...stage('fc5'),
        body: { entered: { ...guest, person: null } },
      }),
      row('at an adoption', statesOnly(observersRead), { ...stage('ga'), body: {} }),
      row('at an adoption opened to refugees', statesOnly({ ...observersRead, refugee: 'yes' }), {
        ...stage('c3'),
        body: {},
      }),
      row('an item of another stage', known('not-found', observersRead), {
        ...stage('ny-brief-2'),
        body: { itemId: others.id },
      }),
      row('closed', known('stage-not-open', observersRead), { ...stage('td3'), body: {} }),
      gone({}),
    ],
    changeSpeaker: [
      row('own, withdrawn', known('yes'), about(listed, { body: { status: 'withdrawn' } })),
      row(
        "another's, withdrawn",
        known('secretariat-only', { secretariat: 'yes' }),
        about(entered, { body: { status: 'withdrawn' } }),
      ),
      row(
        'called',
        known('secretariat-only', { secretariat: 'yes' }),
        about(entered, { body: { status: 'speaking' } }),
      ),
      gone({ status: 'withdrawn' }),
    ],
    attend: [
      row('upcoming', known('yes'), { ...stage('fc5'), body: { attends: true } }),
      row('an adoption', statesOnly(), { ...stage('ga'), body: { attends: true } }),
      row('an adoption opened to refugees', statesOnly({ refugee: 'yes' }), {
        ...stage('c3'),
        body: { attends: true },
      }),
      row('leaving an adoption', known('yes'), { ...stage('ga'), body: { attends: false } }),
      row('closed', known('stage-not-open'), { ...stage('td3'), body: { attends: true } }),
      gone({ attends: true }),
    ],
    listAttendance: [row('of the process', known('yes'), stage('fc5')), gone()],
    saveSummary: kept(summary, stage('fc6')),
    publishSummary: kept({ version: 1 }, stage('fc6')),
  }
}
