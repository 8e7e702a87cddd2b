/** Background papers: what they are and how large; the secretariat announces them and brings their files. */
import { Button } from '@mantine/core'
import type { Consultation } from '@plenary/shared/consultation'
import { directionOf } from '@plenary/shared/language'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { call } from '../api/call.ts'
import { upload } from '../api/upload.ts'
import { FileLink } from '../file/FileLink.tsx'
import { FileUpload } from '../file/FileUpload.tsx'
import type { Send } from '../file/use-upload.ts'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Empty } from '../ui/Empty.tsx'
import { Problem } from '../ui/Problem.tsx'
import styles from './consultation.module.css'
import { PaperForm } from './PaperForm.tsx'
import { Section } from './Section.tsx'

interface Props {
  consultation: Consultation
  mayKeep: boolean
  onChange(): void
  onAnswer(consultation: Consultation): void
}

type Paper = Consultation['papers'][number]

export function Papers({ consultation, mayKeep, onChange, onAnswer }: Props) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const { papers, stage } = consultation
  return (
    <Section
      id="papers"
      title={t('consultation.papers.title')}
      action={
        mayKeep && (
          <Button variant="default" aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
            {t('consultation.papers.add')}
          </Button>
        )
      }
    >
      {isAdding && (
        <PaperForm
          stageId={stage.id}
          onCancel={() => setAdding(false)}
          onAdded={() => {
            setAdding(false)
            onChange()
          }}
        />
      )}
      {papers.length === 0 && !isAdding && (
        <Empty title={t('consultation.papers.empty')} text={t('consultation.papers.emptyText')} />
      )}
      <ul className={styles.papers}>
        {papers.map((paper) => (
          <PaperItem key={paper.id} paper={paper} mayKeep={mayKeep} onChange={onChange} onAnswer={onAnswer} />
        ))}
      </ul>
    </Section>
  )
}

function PaperItem({ paper, mayKeep, onChange, onAnswer }: Omit<Props, 'consultation'> & { paper: Paper }) {
  const { t, i18n } = useTranslation()
  const { id, title, symbol, language, file } = paper
  const send = useCallback<Send>(
    async (chosen, onProgress, signal) =>
      (await upload('uploadPaper', { id, file: chosen, onProgress, signal })).file,
    [id],
  )
  const remove = useMutation({
    mutationFn: () => call('removePaper', { params: { id } }),
    onSuccess: ({ consultation }) => onAnswer(consultation),
  })
  const name = (
    <bdi lang={language} dir={directionOf(language)}>
      {title}
    </bdi>
  )
  return (
    <li className={styles.paper}>
      <p>
        {file ? <FileLink file={file}>{name}</FileLink> : name}
        {symbol && (
          <span className={styles.muted}>
            {' · '}
            <bdi>{symbol}</bdi>
          </span>
        )}
        <span className={styles.muted}>
          {' · '}
          {languageName(language, i18n.language)}
        </span>
      </p>
      {!file && <p className={styles.muted}>{t('consultation.papers.toCome')}</p>}
      {mayKeep && (
        <div className={styles.tools}>
          {!file && (
            <FileUpload
              label={t('consultation.papers.addFile')}
              description={title}
              send={send}
              onStored={onChange}
            />
          )}
          <Button
            variant="subtle"
            loading={remove.isPending}
            aria-label={t('consultation.papers.removeOf', { title })}
            onClick={() => remove.mutate()}
          >
            {t('consultation.papers.remove')}
          </Button>
          {remove.error && <Problem error={remove.error} />}
        </div>
      )}
    </li>
  )
}
