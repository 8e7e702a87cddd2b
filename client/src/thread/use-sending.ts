/** Sending what is written by button or Ctrl and Enter, leaving by Escape; what cannot go keeps the focus and says why. */
import { api } from '@plenary/shared/api'
import { longestComment } from '@plenary/shared/thread'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { formKeys } from '../ui/form-keys.ts'
import { useSchemaForm } from '../ui/use-api-form.tsx'

interface Options {
  body: string
  /** Sends; false where there is nothing to send or it may not be. */
  send(): boolean
  onSent(): void
  onClose(): void
}

export type Sending = ReturnType<typeof useSending>

/** The words are the outbox's: the form judges them as every endpoint of comments does, and holds nothing. */
export function useSending({ body, send, onSent, onClose }: Options) {
  const { t } = useTranslation()
  const field = useRef<{ focus(): void }>(null)
  useEffect(() => field.current?.focus(), [])
  /** Characters too many; none where it is not above 0. */
  const over = body.trim().length - longestComment
  const tooLong = over > 0 ? t('thread.compose.tooLong', { count: over }) : null
  const form = useSchemaForm(api.editComment.body, {
    initial: {},
    body: () => ({ body: body.trim() }),
    fieldOf: () => 'body',
    judge() {
      const wrong = tooLong ?? (body.trim() === '' ? t('thread.compose.empty') : null)
      return wrong === null ? {} : { body: wrong }
    },
    send: async () => send(),
    onSent: (isSent) => (isSent ? onSent() : field.current?.focus()),
  })
  return {
    field,
    /** Why it cannot be sent as it stands: too long at once, empty once one has tried. */
    wrong: tooLong ?? form.error('body'),
    noteTyped: form.forget,
    props: { ...form.props, onKeyDown: formKeys(form.submit, onClose) },
  }
}
