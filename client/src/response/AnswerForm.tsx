/** The secretariat's answer to one passage, written in place and by keyboard. */
import { Button, NativeSelect, Radio, Textarea } from '@mantine/core'
import { type NewAnswer, outcomes, type Passage } from '@plenary/shared/response'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { revisionQuery, revisionsQuery } from '../revision/queries.ts'
import { useApiForm } from '../ui/use-api-form.tsx'
import styles from './MatrixPage.module.css'
import { nameOfPassage } from './names.ts'

interface Props {
  passage: Passage
  /** Resolves once it is saved. */
  save(answer: NewAnswer): Promise<void>
  onDone(goesOn: boolean): void
  onCancel(): void
}

export interface Wish {
  outcome: NewAnswer['outcome'] | null
  reason: string
  revisionId: string
  words: string
}

const begun = ({ response }: Passage): Wish => ({
  outcome: response?.outcome ?? null,
  reason: response?.reason ?? '',
  revisionId: response?.revision?.id ?? '',
  words: response?.words ?? '',
})

/** What is missing, as a key; null when it can be sent. */
function missing({
  outcome,
  reason,
  revisionId,
  words,
}: Wish): 'needOutcome' | 'needReason' | 'needRevision' | null {
  if (!outcome) return 'needOutcome'
  if (reason.trim() === '') return 'needReason'
  return words.trim() !== '' && revisionId === '' ? 'needRevision' : null
}

/** The field in which what is missing is to be said. */
const fieldOf = { needOutcome: 'outcome', needReason: 'reason', needRevision: 'revisionId' } as const

const answerOf = ({ outcome, reason, revisionId, words }: Wish): NewAnswer => ({
  outcome: outcome ?? 'noted',
  reason: reason.trim(),
  revisionId: revisionId || null,
  words: words.trim() || null,
})

export function AnswerForm({ passage, save, onDone, onCancel }: Props) {
  const { t } = useTranslation()
  /** Whether the next passage follows the one that is saved now. */
  const goesOn = useRef(true)
  const form = useApiForm('answerPassage', {
    initial: () => begun(passage),
    body: answerOf,
    judge(wish) {
      const lacks = missing(wish)
      return lacks ? { [fieldOf[lacks]]: t(`response.form.${lacks}`) } : {}
    },
    send: save,
    onSent: () => onDone(goesOn.current),
  })
  const { values: wish, change } = form
  const element = form.props.ref
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('input[type=radio]:checked, input[type=radio]')?.focus()
  }, [element])
  const send = (next: boolean): void => {
    goesOn.current = next
    form.submit()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onCancel()
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send(true)
  }
  return (
    <form
      {...form.props}
      className={styles.form}
      aria-label={`${t('response.form.title')}: ${nameOfPassage(passage, t)}`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        send(true)
      }}
    >
      <OutcomeField
        name={passage.id}
        value={wish.outcome}
        fault={form.error('outcome')}
        onChange={(outcome) => change({ outcome })}
      />
      <Textarea
        label={t('response.form.reason')}
        description={t('response.form.reasonHint')}
        {...form.field('reason')}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
      />
      <WordsFields passage={passage} wish={wish} onChange={change} fault={form.error('revisionId')} />
      {form.refusal && (
        <div className={styles.failure}>
          {form.refusal}
          <p className={styles.muted}>{t('response.form.failed')}</p>
        </div>
      )}
      <div className={styles.formActs}>
        <Button type="submit" loading={form.isSending}>
          {t('response.form.saveNext')}
        </Button>
        <Button variant="default" disabled={form.isSending} onClick={() => send(false)}>
          {t('response.form.save')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
      <p className={styles.muted}>
        {t('response.form.keys')}
        {passage.response && ` ${t('response.form.former')}`}
      </p>
    </form>
  )
}

export function OutcomeField({
  name,
  value,
  fault,
  onChange,
}: {
  name: string
  value: NewAnswer['outcome'] | null
  fault: ReactNode
  onChange(outcome: NewAnswer['outcome']): void
}) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      name={`outcome-${name}`}
      label={t('response.form.outcome')}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen as NewAnswer['outcome'])}
      error={fault}
    >
      <div className={styles.outcomes}>
        {outcomes.map((outcome) => (
          <Radio key={outcome} value={outcome} label={t(`response.outcome.${outcome}`)} />
        ))}
      </div>
    </Radio.Group>
  )
}

/** The published text it shows in, and its words there. */
function WordsFields({
  passage,
  wish,
  onChange,
  fault,
}: {
  passage: Passage
  wish: Wish
  onChange(part: Partial<Wish>): void
  fault: ReactNode
}) {
  const { t } = useTranslation()
  const revisions = useQuery(revisionsQuery(passage.draftId)).data
  const revision = useQuery({ ...revisionQuery(wish.revisionId), enabled: wish.revisionId !== '' }).data
  const shown = useRef<HTMLQuoteElement>(null)
  const paragraph = revision?.paragraphs.find(({ paragraphId }) => paragraphId === passage.paragraphId)
  const takeSelection = (): void => {
    const selection = getSelection()
    const inside = selection?.anchorNode && shown.current?.contains(selection.anchorNode)
    const words = inside ? selection.toString().trim() : ''
    if (words) onChange({ words })
  }
  return (
    <>
      <NativeSelect
        label={t('response.form.revision')}
        value={wish.revisionId}
        error={fault}
        onChange={(event) => onChange({ revisionId: event.currentTarget.value })}
        data={[
          { value: '', label: t('response.form.noRevision') },
          ...[...(revisions ?? [])].reverse().map(({ id, symbol, title }) => ({
            value: id,
            label: `${symbol} · ${title}`,
          })),
        ]}
      />
      {wish.revisionId !== '' && (
        <>
          {revision && !paragraph && <p className={styles.muted}>{t('response.form.notInText')}</p>}
          {paragraph && (
            <div className={styles.published}>
              <blockquote ref={shown} dir="auto" lang={revision?.language}>
                {paragraph.text}
              </blockquote>
              <div className={styles.formActs}>
                <Button variant="default" size="compact-sm" onClick={takeSelection}>
                  {t('response.form.takeSelection')}
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => onChange({ words: paragraph.text })}
                >
                  {t('response.form.takeAll')}
                </Button>
              </div>
            </div>
          )}
          <Textarea
            label={t('response.form.words')}
            description={t('response.form.wordsHint')}
            value={wish.words}
            onChange={(event) => onChange({ words: event.currentTarget.value })}
            autosize
            minRows={1}
            maxRows={8}
            dir="auto"
          />
        </>
      )}
    </>
  )
}
