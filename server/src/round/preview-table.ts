/** [RND34] Who could do what if a draft were set on the table of a round: told before it is done, and nothing is written. */
import { codesOf, sectionsOf, wholesOf } from '@plenary/shared/numbering'
import { Refusal } from '@plenary/shared/problems'
import type { TableLine, TablePlace, TablePreview } from '@plenary/shared/round'
import type { RightRule } from '@plenary/shared/stage'
import type { Context } from '../context.ts'
import type { Queries } from '../database/port.ts'
import { draftById, tablingsOfStage } from '../draft/store.ts'
import { type ParagraphRow, paragraphsOf } from '../paragraph/store.ts'
import { decidedContext } from '../participant/command.ts'
import { type ParticipantRow, participantsAfter } from '../participant/store.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { stageThing } from '../stage/subject.ts'
import { stageViewOf } from '../stage/view.ts'
import { actedOn } from '../subject/thing.ts'
import { ensureRoundsApart } from './rounds-apart.ts'
import { type Choice, ensureArranged, ofProcess, rulesChosen } from './set-the-table.ts'

const isHeading = ({ kind }: ParagraphRow): boolean => kind === 'heading' || kind === 'part'

/** As much of a paragraph as tells it from others in a list. */
const excerptLength = 160

function placesIn(rows: ParagraphRow[]): Map<string, TablePlace> {
  const [codes, sections] = [codesOf(rows), sectionsOf(rows)]
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        code: codes.get(row.id) ?? null,
        text: row.text.slice(0, excerptLength),
        depth: (sections.get(row.id)?.length ?? 1) - (isHeading(row) ? 1 : 0),
      },
    ]),
  )
}

/** Everyone in the process who is a person or a mask somebody wears there, page after page. */
async function everyoneIn(queries: Queries, processId: string): Promise<ParticipantRow[]> {
  const all: ParticipantRow[] = []
  for (let after = ''; ; ) {
    const page = await participantsAfter(queries, processId, after, 500)
    all.push(...page)
    if (page.length < 500) return all
    after = page.at(-1)?.id as string
  }
}

const isFor = ({ kinds, delegations, participants }: RightRule, who: ParticipantRow): boolean =>
  who.role !== 'secretariat' &&
  (kinds === 'all' ||
    kinds.includes(who.kind) ||
    (who.delegationId !== null && (delegations ?? []).includes(who.delegationId)) ||
    (participants ?? []).includes(who.id))

const mayWrite = ({ actions }: RightRule): boolean => actions.includes('edit') || actions.includes('propose')

/** Throws what setting the table would throw, except that two rounds would meet: that is told with everything else. */
export async function previewTable(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  userId: string,
  stageId: string,
  { draftId, ...choice }: Choice & { draftId: string },
): Promise<TablePreview> {
  const scene = await decidedContext(
    actedOn(stageThing),
    'stage.change',
    database,
    userId,
    stageId,
    clock.now(),
  )
  ensureArranged(scene)
  const { row: stage, now } = scene
  const draft = ofProcess(stage, await draftById(database, draftId))
  const rows = await paragraphsOf(database, draftId)
  const { rules, missing } = await rulesChosen(database, stage, draftId, choice)
  const lying = await tablingsOfStage(database, stageId)
  const there = lying.some((each) => each.draftId === draftId)
  const refusal = there
    ? { code: 'already-exists', detail: null }
    : await ensureRoundsApart(database, stage, [...lying, { draftId, rules }], now).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Refusal) return { code: error.code, detail: error.detail ?? null }
          throw error
        },
      )
  const { id, slug, title } = (await processById(database, stage.processId)) as ProcessRow
  const people = await everyoneIn(database, stage.processId)
  const delegationNames = new Map(
    people.map(({ delegationId, delegationName }) => [delegationId, delegationName]),
  )
  const [places, wholes] = [placesIn(rows), wholesOf(rows)]
  const texts = rows.filter((row) => !isHeading(row))
  const lines = rules.map((rule): TableLine => {
    const { sections } = rule
    const opened = texts.filter(
      (row) => sections === 'all' || sections.some((each) => (wholes.get(row.id) ?? []).includes(each)),
    )
    const concerned = people.filter((who) => isFor(rule, who) && !(mayWrite(rule) && who.role === 'observer'))
    return {
      kinds: rule.kinds,
      named: [
        ...(rule.delegations ?? []).map((of) => delegationNames.get(of) ?? of),
        ...people
          .filter((who) => (rule.participants ?? []).includes(who.id))
          .map(({ pseudonym, delegationName, id: own }) => pseudonym ?? delegationName ?? own),
      ],
      actions: rule.actions,
      whole: sections === 'all',
      places: sections === 'all' ? [] : sections.flatMap((each) => places.get(each) ?? []),
      missing: rule.missing ?? [],
      paragraphs: opened.length,
      people: concerned.length,
    }
  })
  return {
    stage: stageViewOf(stage, now),
    process: { id, slug, title },
    draft: { id: draft.id, title: draft.title },
    paragraphs: texts.length,
    headings: rows.filter(isHeading).map((row) => places.get(row.id) as TablePlace),
    lines,
    rules,
    missing,
    lying: lying.map(({ draftId: of, title: called }) => ({ draftId: of, title: called })),
    refusal,
  }
}
