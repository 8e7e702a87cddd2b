/** The fields of an answer: what came of a passage, and the words of a published text that show it. */
import { Button, NativeSelect, Radio, Textarea } from '@mantine/core'
import { type NewAnswer, outcomes, type Passage } from '@plenary/shared/response'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { revisionQuery, revisionsQuery } from '../revision/queries.ts'
import styles from './MatrixPage.module.css'

export interface Wish {
  outcome: NewAnswer['outcome'] | null
  reason: string
  revisionId: string
  words: string
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
export function WordsFields({
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
