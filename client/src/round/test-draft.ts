/** A small draft for tests of rights: id, kind and status of each paragraph. */
import type { DraftView } from '@plenary/shared/draft'
import type { ParagraphKind, ParagraphStatus, ParagraphView } from '@plenary/shared/paragraph'

export const draftOf = (rows: [string, ParagraphKind, ParagraphStatus][]): DraftView =>
  ({
    id: 'd',
    process: { id: 'p', slug: 'p', title: 'P' },
    tablings: [],
    text: { of: 'working', withPen: false, releasedAt: null, keptAt: null },
    paragraphs: rows.map(
      ([id, kind, status], nth) =>
        ({
          id,
          kind,
          status,
          level: kind === 'heading' ? 1 : 0,
          unnumbered: false,
          content: [],
          text: id,
          position: `a${nth}`,
        }) as unknown as ParagraphView,
    ),
  }) as unknown as DraftView
