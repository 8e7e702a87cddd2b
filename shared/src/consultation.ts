/** What a stage of consultation holds besides its dates: papers, questions, programme, speakers, attendance, summary. */
import { z } from 'zod'
import { behalf, behalfInput, entered, enteredInput, noFreeAttribution } from './attribution.ts'
import { type Endpoint, idParams, page, pageQuery, reason } from './endpoint.ts'
import { storedFile, uploadQuery } from './file.ts'
import { opened } from './floor.ts'
import { language } from './language.ts'
import { participantView } from './participant.ts'
import { line, properName } from './plain-sight.ts'
import { stageView } from './stage.ts'

export const paper = z.object({
  id: z.string(),
  title: z.string(),
  symbol: z.string().nullable(),
  language,
  file: storedFile.nullable(),
})
export const guidingQuestion = z.object({ id: z.string(), text: z.string(), threads: z.number().int() })
export const programmeKinds = ['opening', 'panel', 'interventions', 'dialogue', 'break', 'closing'] as const
export const programmeItem = z.object({
  id: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  kind: z.enum(programmeKinds),
  title: z.string(),
})

/** [SPK1] A place in the speakers' list: asked for, called in order, timed by the secretariat. */
export const speakerStates = ['listed', 'speaking', 'spoke', 'absent', 'withdrawn'] as const
export const speaker = z
  .object({
    id: z.string(),
    itemId: z.string().nullable(),
    order: z.number().int(),
    name: z.string(),
    /** Confirmed; until then they speak for themselves. */
    onBehalfOf: behalf.nullable(),
    /** [ATT2] For whom the secretariat entered it; null for whoever asked themselves. */
    entered: entered.nullable(),
    /** Who asked; null where the secretariat entered it. */
    participant: participantView.nullable(),
    status: z.enum(speakerStates),
    allottedSeconds: z.number().int(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    /** The posted statement, when there is one. */
    statementId: z.string().nullable(),
  })
  .meta({ id: 'Speaker' })
export type Speaker = z.infer<typeof speaker>

export const summary = z.object({
  text: z.string(),
  language,
  version: z.number().int(),
  savedAt: z.iso.datetime().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  hash: z.string().nullable(),
})

export const consultation = z
  .object({
    stage: stageView,
    process: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    /** Until when written input is taken; the end of the stage where nothing else is said. */
    inputUntil: z.iso.datetime().nullable(),
    papers: z.array(paper),
    questions: z.array(guidingQuestion),
    programme: z.array(programmeItem),
    speakers: z.array(speaker),
    /** Published, or its draft for the secretariat; null when there is none. */
    summary: summary.nullable(),
    counts: z.object({
      contributions: z.number().int(),
      statements: z.number().int(),
      facilitated: z.number().int(),
      /** [CNS7] Null for whoever takes no part: figures hide what is few, and a total beside them would tell it. */
      present: z.number().int().nullable(),
    }),
    /** Each is `yes` or a reason code for whoever asks. */
    can: z.object({
      keep: z.string(),
      contribute: z.string(),
      facilitate: z.string(),
      ask: z.string(),
      attend: z.string(),
      leave: z.string(),
      admit: z.string(),
    }),
    /** Kinds of participants the secretariat opened the stage to, besides those of its table (floor.ts). */
    opened,
    attending: z.boolean(),
    /** Me as others see me in this stage; null for whoever takes no part. */
    seenAs: participantView.nullable(),
  })
  .meta({ id: 'Consultation' })
export type Consultation = z.infer<typeof consultation>

const answer = z.object({ consultation })

const newItem = z.strictObject({
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  kind: z.enum(programmeKinds),
  title: line(300),
})

export const consultationApi = {
  getConsultation: {
    method: 'GET',
    path: '/api/stages/:id/consultation',
    summary: 'A stage of consultation with all that belongs to it',
    who: 'anyone',
    cost: 'page',
    params: idParams,
    response: answer,
  },
  changeConsultation: {
    method: 'PATCH',
    path: '/api/stages/:id/consultation',
    summary: 'Until when written input is taken',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ inputUntil: z.iso.datetime({ offset: true }).nullable() }),
    response: answer,
  },
  admitKinds: {
    method: 'PATCH',
    path: '/api/stages/:id/admission',
    summary:
      'Say which kinds of participants speak, submit and attend besides those a stage of this kind is for',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ opened: opened.strict(), reason }),
    response: answer,
  },
  addPaper: {
    method: 'POST',
    path: '/api/stages/:id/papers',
    summary: 'Announce a background paper',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ title: line(300), symbol: properName(60).nullable().default(null), language }),
    response: z.object({ paper }),
  },
  uploadPaper: {
    method: 'POST',
    path: '/api/papers/:id/file',
    summary: 'The file of a background paper; its bytes are the body of the request',
    who: 'signed-in',
    cost: 'own',
    limit: 'uploads',
    params: idParams,
    query: uploadQuery,
    upload: true,
    response: z.object({ file: storedFile }),
  },
  removePaper: {
    method: 'DELETE',
    path: '/api/papers/:id',
    summary: 'Take a background paper off the page',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    response: answer,
  },
  setQuestions: {
    method: 'PATCH',
    path: '/api/stages/:id/questions',
    summary: 'The guiding questions, in order; one that has threads stays',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      questions: z.array(z.strictObject({ id: z.uuid(), text: line(1000) })).max(30),
    }),
    response: answer,
  },
  setProgramme: {
    method: 'PATCH',
    path: '/api/stages/:id/programme',
    summary: 'The programme, in order of time',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ items: z.array(newItem.extend({ id: z.uuid() })).max(100) }),
    response: answer,
  },
  askForFloor: {
    method: 'POST',
    path: '/api/stages/:id/speakers',
    summary: 'Ask for the floor; the secretariat also enters others',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      id: z.uuid().optional(),
      itemId: z.string().max(100).nullable().default(null),
      onBehalfOf: behalfInput.nullable().default(null),
      /** For the secretariat alone: a delegation, or a person of it, without an account. */
      entered: enteredInput.nullable().default(null),
      name: noFreeAttribution,
    }),
    response: z.object({ speaker }),
  },
  changeSpeaker: {
    method: 'PATCH',
    path: '/api/speakers/:id',
    summary: 'Call, time, reorder or strike a speaker; whoever asked may withdraw',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({
      status: z.enum(speakerStates).optional(),
      /** Place in the list, from 0. */
      order: z.number().int().min(0).optional(),
      allottedSeconds: z.number().int().min(10).max(7200).optional(),
      itemId: z.string().max(100).nullable().optional(),
    }),
    response: z.object({ speakers: z.array(speaker) }),
  },
  attend: {
    method: 'POST',
    path: '/api/stages/:id/attendance',
    summary: 'Say that I take part in this meeting, or not',
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ attends: z.boolean() }),
    response: answer,
  },
  listAttendance: {
    method: 'GET',
    path: '/api/stages/:id/attendance',
    summary: 'Who takes part in the meeting',
    who: 'signed-in',
    cost: 'page',
    params: idParams,
    query: pageQuery,
    response: page(participantView),
  },
  saveSummary: {
    method: 'PATCH',
    path: '/api/stages/:id/summary',
    summary: "Write the chair's summary",
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ version: z.number().int(), language, text: z.string().max(100_000) }),
    response: answer,
  },
  publishSummary: {
    method: 'POST',
    path: '/api/stages/:id/summary/publish',
    summary: "Publish the chair's summary",
    who: 'signed-in',
    cost: 'light',
    params: idParams,
    body: z.strictObject({ version: z.number().int() }),
    response: answer,
  },
} as const satisfies Record<string, Endpoint>
