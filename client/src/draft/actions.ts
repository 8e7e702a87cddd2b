/** What paragraphs ask of the table. The object never changes, so that asking costs no drawing. */
import type { Language } from '@plenary/shared/language'
import type { ParagraphView, StructureCommand } from '@plenary/shared/paragraph'
import { createContext, useContext } from 'react'
import type { CaretPosition } from '../collab/editor-caret.ts'
import type { LiveTextNow } from './use-live-text.ts'

export interface TableActions {
  /** Opens the editor in a paragraph, or shows why not. */
  activate(id: string, caret: CaretPosition): void
  /** Ends writing; focus goes to the paragraph. */
  close(id: string): void
  /** The caret leaves over a border. `x` in pixels across the page; null when it left sideways. */
  leave(id: string, to: 'previous' | 'next', x: number | null): void
  /** Moves focus to another paragraph, without opening it. */
  focus(id: string, to: 'previous' | 'next' | 'first' | 'last' | 'here'): void
  focused(id: string): void
  /** The paragraph as it is now, and those around it. */
  paragraphs(): ParagraphView[]
  labelOf(id: string): string | null
  /** Carries out a structural command; `caretIn` is where to write on when it is done. */
  restructure(
    command: StructureCommand,
    options?: { caretIn?: string; caret?: CaretPosition },
  ): Promise<boolean>
  notice(text: string, tone?: 'calm' | 'warn'): void
  /** Shows the past of a paragraph. */
  history(id: string): void
}

export interface TextSettings {
  language: Language
  direction: 'ltr' | 'rtl'
  mayRestructure: boolean
  /** No room for margins: tools stand at the foot of the window. */
  isNarrow: boolean
  /** What is said about the text stands beside it; otherwise it comes as a sheet. */
  hasMargin?: boolean
}

export const ActionsContext = createContext<TableActions | null>(null)
export const TextContext = createContext<TextSettings | null>(null)
export const LiveContext = createContext<LiveTextNow | null>(null)

function present<T>(value: T | null): T {
  if (value === null) throw new Error('outside the drafting table')
  return value
}
export const useActions = (): TableActions => present(useContext(ActionsContext))
export const useTextContext = (): TextSettings => present(useContext(TextContext))
export const useLive = (): LiveTextNow => present(useContext(LiveContext))

export const rowId = (id: string): string => `p-${id}`
export const reasonId = (code: string): string => `reason-${code}`
