/** The two things threads ask of a consultation: whether a question is of that stage, and until when input is taken. */
import { and, eq } from 'drizzle-orm'
import { consultations, questions } from '../consultation/tables.ts'
import type { Queries } from '../database/port.ts'

export async function isQuestionOf(queries: Queries, stageId: string, questionId: string): Promise<boolean> {
  const [row] = await queries
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.id, questionId), eq(questions.stageId, stageId)))
  return row !== undefined
}

/** Null where the secretariat said nothing: then the end of the stage is meant. */
export async function inputUntilOf(queries: Queries, stageId: string): Promise<Date | null> {
  const [row] = await queries
    .select({ inputUntil: consultations.inputUntil })
    .from(consultations)
    .where(eq(consultations.stageId, stageId))
  return row?.inputUntil ?? null
}
