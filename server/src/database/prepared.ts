/**
 * Queries that are built once and run often: building a query takes many times what SQLite takes to run it. Both are
 * written with the same builder as any other; what changes from run to run is a `value`.
 */
import { fillPlaceholders, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { drizzle } from 'drizzle-orm/sqlite-proxy'
import type { Statement, StatementResult } from './messages.ts'
import type { AtomicQuery, Queries } from './port.ts'

type Run = (statement: Statement) => Promise<StatementResult>
interface Value<Values> {
  <K extends keyof Values & string>(name: K): Placeholder<K>
  /** Written the way a column writes it, where the builder would not say so: in `set` and in conditions. */
  as<K extends keyof Values & string>(name: K, column: SQLiteColumn): SQL
  /** That a column is one of a list, which is given as JSON: a list of any length is the same query. */
  among<K extends keyof Values & string>(name: K, column: SQLiteColumn): SQL
}

/** Under which queries carry how their statements are run. */
const runs = Symbol('run')
/** Whose query is being run: set for the moment in which it is handed over. */
let current: Run | null = null

/** Queries that run their statements by `run`; what is prepared here can be run by them. */
export function queriesOver(run: Run) {
  const queries = drizzle(async (text: string, params: unknown[], method: Statement['method']) =>
    run({ sql: text, params, method }),
  )
  return Object.assign(queries, { [runs]: run })
}

const builder = drizzle(async (text: string, params: unknown[], method: Statement['method']) => {
  if (!current) throw new Error('A prepared query was run by nobody')
  return current({ sql: text, params, method })
}) as Queries
const value = Object.assign(<K extends string>(name: K): Placeholder<K> => sql.placeholder(name), {
  as: (name: string, column: SQLiteColumn): SQL => sql`${sql.param(sql.placeholder(name), column)}`,
  among: (name: string, column: SQLiteColumn): SQL =>
    sql`${column} in (select value from json_each(${sql.placeholder(name)}))`,
})

interface Prepared<Answer> {
  execute(values: Record<string, unknown>): Promise<Answer>
}

/** A query built at its first use; answers the function that runs it, within a transaction or outside. */
export function prepared<Values extends object, Answer>(
  build: (queries: Queries, value: Value<Values>) => { prepare(): Prepared<Answer> },
): (queries: Queries, values: Values) => Promise<Answer> {
  let query: Prepared<Answer> | undefined
  return (queries, values) => {
    query ??= build(builder, value).prepare()
    const run = (queries as { [runs]?: Run })[runs]
    if (!run) throw new Error('These queries were not made by the database')
    current = run
    try {
      return query.execute(values as Record<string, unknown>)
    } finally {
      current = null
    }
  }
}

/** A write built at its first use and run once for each of its rows, all in one message to the writer. */
export function preparedEach<Row extends object>(
  build: (queries: Queries, value: Value<Row>) => AtomicQuery,
): (rows: readonly Row[]) => AtomicQuery[] {
  let query: ReturnType<AtomicQuery['toSQL']> | undefined
  return (rows) => {
    if (rows.length === 0) return []
    query ??= build(builder, value).toSQL()
    const { sql: text, params } = query
    const each = rows.map((row) => fillPlaceholders(params, row as Record<string, unknown>))
    return [{ toSQL: () => ({ sql: text, params: [], each }) }]
  }
}
