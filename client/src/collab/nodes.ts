/** From the shared form of content to nodes of the editor. */
import type { Content } from '@plenary/shared/content'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { schema } from './schema.ts'

export const nodesOf = (content: Content): Node[] =>
  content.map((part) =>
    part.type === 'footnote'
      ? schema.node('footnote', { id: part.id })
      : schema.text(
          part.text,
          (part.marks ?? []).map((mark) =>
            schema.mark(mark.type, mark.type === 'link' ? { href: mark.href } : {}),
          ),
        ),
  )

export const sliceOf = (content: Content): Slice => new Slice(Fragment.from(nodesOf(content)), 0, 0)
