/** Contributions as they are served: heads in lists and facts, the whole to whoever may read it. */
import { can } from '@plenary/shared/abilities'
import { htmlOf } from '@plenary/shared/content'
import type { Block, Contribution, ContributionHead } from '@plenary/shared/contribution'
import { maySeeWords, owns } from '@plenary/shared/contribution-abilities'
import type { StoredFile } from '@plenary/shared/file'
import type { Actor, ParticipantView } from '@plenary/shared/participant'
import { roomOfBlock } from '@plenary/shared/rooms'
import type { Queries } from '../database/port.ts'
import { attributionsOf, type Told } from '../participant/attribution.ts'
import type { ActionOn } from '../participant/command.ts'
import { participantsByIds } from '../participant/store.ts'
import { type NamesOf, viewsOf } from '../participant/view.ts'
import { type ProcessRow, processById } from '../process/store.ts'
import { type StageRow, stageById } from '../stage/store.ts'
import { type BlockRow, blocksOf, blocksOfMany } from './block-store.ts'
import type { ContributionPlace, ContributionReading } from './place.ts'
import type { ContributionRow } from './store.ts'

/** What contributions need of the files that stand above them. */
export interface FilePorts {
  filesOf(queries: Queries, contributionIds: string[]): Promise<Map<string, StoredFile[]>>
}

/** Characters of a body that a list shows. */
const excerptLength = 280
/** [FAC3] Below this many, a group is told as "fewer than five". */
const fewest = 5

const excerptOf = (blocks: BlockRow[]): string => {
  const words = blocks
    .filter(({ part }, _, all) => part !== 'verbatim' || all.every((block) => block.part === 'verbatim'))
    .map(({ text }) => text)
    .join(' ')
    .trim()
  return words.length <= excerptLength ? words : `${words.slice(0, excerptLength).replace(/\s+\S*$/, '')} …`
}

/** [FAC3] The size of a small group is its own and its facilitator's. */
function facilitationFor(row: ContributionRow, actor: Actor | null): ContributionHead['facilitation'] {
  if (!row.facilitation) return null
  const { size } = row.facilitation
  return { ...row.facilitation, size: size < fewest && !owns(actor, row) ? null : size }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** [CTB7] Of what was withdrawn others see when it was there, of which form, and by whom; none of its words. */
const mark = {
  title: '',
  attributedTo: [],
  onBehalfOf: null,
  entered: null,
  topics: [],
  facilitation: null,
  declinedReason: null,
}

type Common = Omit<ContributionHead, 'files' | 'excerpt'>

/** [ATT1] Those it concerns see how it stands; for everyone else it is as from its author until it is confirmed. */
function behalfFor(row: ContributionRow, told: Told, actor: Actor | null): Told['onBehalfOf'] {
  const { onBehalfOf } = told
  if (!onBehalfOf || onBehalfOf.state === 'confirmed') return onBehalfOf
  const concerned =
    actor !== null &&
    (owns(actor, row) || actor.role === 'secretariat' || actor.delegationId === onBehalfOf.delegationId)
  return concerned ? onBehalfOf : null
}

function commonOf(row: ContributionRow, by: ParticipantView, told: Told, actor: Actor | null): Common {
  const shown: Common = {
    id: row.id,
    stageId: row.stageId,
    processId: row.processId,
    form: row.form,
    status: row.status,
    title: row.title,
    attributedTo: row.form === 'facilitated' ? [] : told.names,
    onBehalfOf: behalfFor(row, told, actor),
    entered: told.entered,
    by,
    kind: row.kind,
    topics: row.topics,
    language: row.language,
    facilitation: facilitationFor(row, actor),
    consentToPublish: row.consentToPublish,
    receivedAt: iso(row.receivedAt),
    postedAt: iso(row.postedAt),
    declinedReason: row.declinedReason,
    withdrawnAt: iso(row.withdrawnAt),
    spokenAt: iso(row.spokenAt),
    changedAt: row.changedAt.toISOString(),
  }
  return maySeeWords(actor, row) ? shown : { ...shown, ...mark }
}

async function authorsOf(
  queries: Queries,
  namesOf: NamesOf,
  rows: ContributionRow[],
): Promise<Map<string, ParticipantView>> {
  const ids = [...new Set(rows.map(({ authorId }) => authorId))]
  const views = await viewsOf(await participantsByIds(queries, ids), namesOf)
  return new Map(views.map((view) => [view.id, view]))
}

/** `actor` null: as everyone may have them, which is also how facts carry them. */
export async function headsOf(
  queries: Queries,
  namesOf: NamesOf,
  { filesOf }: FilePorts,
  rows: ContributionRow[],
  actor: Actor | null,
): Promise<ContributionHead[]> {
  const ids = rows.map(({ id }) => id)
  const [authors, told, blocks, files] = await Promise.all([
    authorsOf(queries, namesOf, rows),
    attributionsOf(queries, namesOf, rows),
    blocksOfMany(queries, ids),
    filesOf(queries, ids),
  ])
  return rows.map((row, nth) => {
    const words = row.status !== 'withdrawn' || maySeeWords(actor, row)
    return {
      ...commonOf(row, authors.get(row.authorId) as ParticipantView, told[nth] as Told, actor),
      files: words ? (files.get(row.id)?.length ?? 0) : 0,
      excerpt: words ? excerptOf(blocks.get(row.id) ?? []) : '',
    }
  })
}

export const blockView = ({ id, part, position, content, text }: BlockRow, writable: boolean): Block => ({
  id,
  part,
  position,
  content,
  text,
  html: htmlOf(content),
  room: writable ? roomOfBlock(id) : null,
})

export async function viewContribution(
  queries: Queries,
  namesOf: NamesOf,
  { filesOf }: FilePorts,
  { row, place, actor }: ContributionReading,
  now: Date,
): Promise<Contribution> {
  const [process, stage, authors, [told], blocks, files] = await Promise.all([
    processById(queries, row.processId) as Promise<ProcessRow>,
    stageById(queries, row.stageId) as Promise<StageRow>,
    authorsOf(queries, namesOf, [row]),
    attributionsOf(queries, namesOf, [row]),
    blocksOf(queries, row.id),
    filesOf(queries, [row.id]),
  ])
  const may = (action: ActionOn<ContributionPlace>): Contribution['can']['edit'] =>
    can(actor, action, place, now)
  const words = maySeeWords(actor, row)
  const edit = may('contribution.edit')
  return {
    ...commonOf(row, authors.get(row.authorId) as ParticipantView, told as Told, actor),
    stage: { id: stage.id, title: stage.title, processSlug: process.slug },
    blocks: words ? blocks.map((block) => blockView(block, edit === 'yes')) : [],
    files: words ? (files.get(row.id) ?? []) : [],
    speakerId: row.speakerId,
    can: {
      edit,
      submit: may('contribution.submit'),
      withdraw: may('contribution.withdraw'),
      decide: may('contribution.decide'),
      respond: may('contribution.respond'),
      comment: may('contribution.comment'),
    },
  }
}
