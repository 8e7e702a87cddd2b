/** What may be asked of the server about a thread or a comment; each answer says what is now so. */
import type { InputOf } from '@plenary/shared/api'
import { call } from '../api/call.ts'
import type { Told } from './told.ts'

type ThreadAnswer = Awaited<ReturnType<typeof call<'changeThread'>>>
type CommentAnswer = Awaited<ReturnType<typeof call<'editComment'>>>
const ofThread = ({ thread }: ThreadAnswer): Told => ({ type: 'thread', thread })
const ofComment = ({ comment }: CommentAnswer): Told => ({ type: 'comment', comment })
const at = (id: string) => ({ params: { id } })

export const acts = {
  change: (id: string, body: InputOf<'changeThread', 'body'>) =>
    call('changeThread', { ...at(id), body }).then(ofThread),
  support: (id: string, supports: boolean) =>
    call('supportThread', { ...at(id), body: { supports } }).then(ofThread),
  anchor: (id: string, body: InputOf<'anchorThread', 'body'>) =>
    call('anchorThread', { ...at(id), body }).then(ofThread),
  edit: (id: string, body: string) => call('editComment', { ...at(id), body: { body } }).then(ofComment),
  takeBack: (id: string) => call('deleteComment', at(id)).then(ofComment),
  hide: (id: string, reason: string) => call('hideComment', { ...at(id), body: { reason } }).then(ofComment),
  show: (id: string, reason: string) => call('showComment', { ...at(id), body: { reason } }).then(ofComment),
  appeal: (id: string, reason: string) =>
    call('appealComment', { ...at(id), body: { reason } }).then(ofComment),
  report: (id: string, reason: string): Promise<null> =>
    call('reportComment', { ...at(id), body: { reason } }).then(() => null),
} as const
