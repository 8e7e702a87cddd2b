/** Links what was said to a paragraph: the text, the paragraph, the words, and why. For those who may. */
import { Button, NativeSelect, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import type { PassageSource } from '@plenary/shared/response'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { call } from '../api/call.ts'
import { draftQuery, processQuery } from '../api/queries.ts'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import styles from './MatrixPage.module.css'
import passageStyles from './passage.module.css'
import { responseKeys } from './queries.ts'

interface Props {
  slug: string
  source: PassageSource
  /** The text of what is linked: words selected in it are offered. */
  text: string
  /** The paragraph to begin with; the first of the process where nothing is known. */
  at?: { draftId: string; paragraphId: string } | undefined
  /** Among others that look like words, not like buttons. */
  isQuiet?: boolean
}

/** The button with its dialog. What is selected in the page when it is pressed is the quote to begin with. */
export function LinkPassage({ slug, source, text, at, isQuiet = false }: Props) {
  const { t } = useTranslation()
  const [quote, setQuote] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const open = (): void => {
    const selected = getSelection()?.toString().trim() ?? ''
    setSaid('')
    setQuote(
      selected !== '' && text.replace(/\s+/g, ' ').includes(selected.replace(/\s+/g, ' ')) ? selected : '',
    )
  }
  // Pressing must not take the selection away before it is read.
  const press = { onMouseDown: (event: MouseEvent) => event.preventDefault(), onClick: open }
  return (
    <>
      {isQuiet ? (
        <UnstyledButton className={passageStyles.quiet} {...press}>
          {t('response.link.open')}
        </UnstyledButton>
      ) : (
        <Button variant="default" size="compact-sm" {...press}>
          {t('response.link.open')}
        </Button>
      )}
      <span role="status" className={passageStyles.linked}>
        {said}
      </span>
      {quote !== null && (
        <Dialog title={t('response.link.title')} isWide onClose={() => setQuote(null)}>
          <LinkForm
            slug={slug}
            source={source}
            quote={quote}
            at={at}
            onCancel={() => setQuote(null)}
            onDone={() => {
              setQuote(null)
              setSaid(t('response.link.saved'))
            }}
          />
        </Dialog>
      )}
    </>
  )
}

/** "14. States shall …": enough to know a paragraph by in a list. */
const choiceOf = (name: string, text: string): string => `${name}: ${text.slice(0, 80)}`

function LinkForm({
  slug,
  source,
  quote: begun,
  at,
  onDone,
  onCancel,
}: {
  slug: string
  source: PassageSource
  quote: string
  at: Props['at']
  onDone(): void
  onCancel(): void
}): ReactNode {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const drafts = useQuery(processQuery(slug)).data?.drafts ?? []
  const form = useApiForm('linkPassage', {
    initial: { draft: at?.draftId ?? '', paragraph: at?.paragraphId ?? '', quote: begun, note: '' },
    body: ({ quote, note }) => ({
      source,
      quote: quote.trim() ? { exact: quote.trim() } : null,
      note: note.trim() || null,
    }),
    send: (body) => call('linkPassage', { params: { id: paragraphId }, body }),
    async onSent() {
      await cache.invalidateQueries({ queryKey: responseKeys.matrices(slug) })
      onDone()
    },
  })
  const { draft: wishedDraft, paragraph: wished } = form.values
  const draftId = wishedDraft || drafts[0]?.id || ''
  const paragraphs = useQuery({ ...draftQuery(draftId), enabled: draftId !== '' }).data?.paragraphs ?? []
  const paragraphId: string = paragraphs.some(({ id }) => id === wished) ? wished : (paragraphs[0]?.id ?? '')
  return (
    <form {...form.props} className={styles.form}>
      <NativeSelect
        label={t('response.link.text')}
        value={draftId}
        onChange={(event) => form.change({ draft: event.currentTarget.value })}
        data={drafts.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <NativeSelect
        label={t('response.link.paragraph')}
        value={paragraphId}
        onChange={(event) => form.change({ paragraph: event.currentTarget.value })}
        data={paragraphs.map((each) => ({
          value: each.id,
          label: choiceOf(nameOfParagraph(each, t), each.text),
        }))}
      />
      <Textarea
        label={t('response.link.quote')}
        description={t('response.link.quoteHint')}
        {...form.field('quote')}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        data-autofocus
      />
      <TextInput
        label={t('response.link.note')}
        description={t('response.link.noteHint')}
        maxLength={1000}
        {...form.field('note')}
        dir="auto"
      />
      {form.refusal && (
        <>
          {form.refusal}
          <p className={styles.muted}>{t('response.link.failed')}</p>
        </>
      )}
      <div className={styles.formActs}>
        <Button type="submit" loading={form.isSending} disabled={paragraphId === ''}>
          {t('response.link.save')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
