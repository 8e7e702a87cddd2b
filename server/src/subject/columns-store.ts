/** Things of whatever kind as columns of a query about what is on them: each kind says what its own rows hold. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** What a query filters by. All of them are expressions about one thing. */
export interface SubjectColumns {
  /** The stage it belongs to; null for none. */
  stageId: SQL
  /** Of which kind whoever says it is: of a stakeholder, or `chair`; null where that is not told. */
  kind: SQL
  /** Its topics as JSON; null where it has none. */
  topics: SQL
  /** 1 where everyone in the process may read it, as far as they may what it is on; else 0. */
  isOut: SQL
}

/** `part`: which of its pieces is meant, null for the whole of it. */
export type ColumnsOf = (id: SQLWrapper, part: SQLWrapper) => SubjectColumns

interface WithColumns {
  type: string
  columns?: ColumnsOf | undefined
}

/** The columns of a thing that rows name by type and id; `isOut` of a kind without any is as `otherwise` says. */
export function columnsAmong(
  kinds: readonly WithColumns[],
  { type, id, part }: { type: SQLWrapper; id: SQLWrapper; part: SQLWrapper },
  otherwise: { isOut: 0 | 1 },
): SubjectColumns {
  const given = kinds.flatMap((kind) => (kind.columns ? [[kind.type, kind.columns(id, part)] as const] : []))
  const column = (name: keyof SubjectColumns, rest: SQL): SQL => {
    if (given.length === 0) return rest
    const cases = given.map(([kind, columns]) => sql`when ${kind} then ${columns[name]}`)
    return sql`case ${type} ${sql.join(cases, sql` `)} else ${rest} end`
  }
  const none = sql`null`
  return {
    stageId: column('stageId', none),
    kind: column('kind', none),
    topics: column('topics', none),
    isOut: column('isOut', sql.raw(String(otherwise.isOut))),
  }
}

/** Columns of things that were looked up one by one, because their kind has no rows to ask. */
export function columnsOfFound(
  things: ReadonlyMap<string, { stageId: string | null; kind: string; topics: readonly string[] }>,
): ColumnsOf {
  const found = JSON.stringify(
    Object.fromEntries([...things].map(([id, { stageId, kind, topics }]) => [id, { stageId, kind, topics }])),
  )
  return (id) => {
    const value = (path: string): SQL =>
      sql`(select json_extract(value, ${path}) from json_each(${found}) where key = ${id})`
    return {
      stageId: value('$.stageId'),
      kind: value('$.kind'),
      topics: value('$.topics'),
      isOut: sql`exists (select 1 from json_each(${found}) where key = ${id})`,
    }
  }
}
