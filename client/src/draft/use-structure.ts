/** Carries out structural commands: words first, then the place; a conflict says so and keeps everything. */
import type { ParagraphView, StructureCommand } from '@plenary/shared/paragraph'
import { useCallback, useRef } from 'react'
import { call, ProblemError } from '../api/call.ts'
import type { CaretPosition } from '../collab/editor-caret.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import type { TableActions } from './actions.ts'
import type { LiveText } from './use-live-text.ts'

interface Options {
  draftId: string
  live(): LiveText | null
  paragraphs(): ParagraphView[]
  notice: TableActions['notice']
  /** The paragraph to write in as soon as the fact has brought it. */
  expect(id: string, caret: CaretPosition): void
}

/** Paragraphs whose words a command reads or rewrites. */
const concerned = (command: StructureCommand): string[] =>
  command.type === 'insert'
    ? []
    : command.type === 'merge'
      ? [command.paragraph, command.into]
      : [command.paragraph]

/**
 * [TBL18] A command goes out only when every local word of the paragraphs it concerns is durable, because the server
 * works on what it has.
 */
export function useStructure(options: Options): TableActions['restructure'] {
  const { t } = useTranslation()
  const current = useRef({ ...options, t })
  current.current = { ...options, t }
  return useCallback(async (command, options = {}) => {
    const { draftId, live, paragraphs, notice, expect, t: say } = current.current
    const rooms = paragraphs().filter(({ id }) => concerned(command).includes(id))
    const settled = await Promise.all(rooms.map(({ room }) => live()?.rooms.settled(room) ?? true))
    if (settled.includes(false)) {
      notice(say('drafting.structure.notSaved'), 'warn')
      return false
    }
    try {
      await call('restructureDraft', { params: { id: draftId }, body: command })
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : 'internal'
      const detail = error instanceof ProblemError && code === 'invalid-input' ? error.detail : undefined
      notice(say('drafting.structure.failed', { reason: detail ?? say(`problem.${code}`) }), 'warn')
      return false
    }
    const { caretIn, caret } = options
    if (caretIn !== undefined) expect(caretIn, caret ?? { at: 'start' })
    else notice(say(`drafting.structure.done.${command.type}`))
    return true
  }, [])
}
