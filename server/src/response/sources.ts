/** The kinds of things that passages are taken from, as queries ask about them. */
import { type ColumnsOf, columnsOfFound } from '../subject/columns-store.ts'
import type { Subjects } from '../subject/registry.ts'
import type { Listener } from '../subject/source.ts'
import type { SourceKind } from './found-store.ts'
import { sourcesOfType } from './passage-store.ts'

/** Who reads, and what is known of all kinds of things. */
export interface Reader extends Listener {
  processId: string
  subjects: Subjects
}

/** Things of a kind without rows that a query could ask are looked up first: those that passages of the process come from. */
export async function sourcesIn(reader: Reader): Promise<SourceKind[]> {
  const sources: SourceKind[] = []
  for (const kind of reader.subjects.kinds()) {
    const { source, columns } = kind
    if (source) sources.push({ ...kind, source, columns: columns ?? (await lookedUp(reader, kind.type)) })
  }
  return sources
}

async function lookedUp(reader: Reader, type: string): Promise<ColumnsOf> {
  const { queries, subjects, processId } = reader
  const refs = (await sourcesOfType(queries, processId, type)).map((id) => ({ type, id }))
  const said = await subjects.said(reader, refs)
  return columnsOfFound(
    new Map(
      refs.flatMap((ref) => {
        const each = said(ref)
        return each ? [[ref.id, each] as const] : []
      }),
    ),
  )
}
