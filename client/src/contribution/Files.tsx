/** The files of a contribution: fetched by whoever reads it, brought and taken away by those who write it. */
import { Button } from '@mantine/core'
import type { Contribution } from '@plenary/shared/contribution'
import { mostFiles, type StoredFile } from '@plenary/shared/file'
import { useMutation } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../api/call.ts'
import { upload } from '../api/upload.ts'
import { FileLink } from '../file/FileLink.tsx'
import { FileUpload } from '../file/FileUpload.tsx'
import type { Send } from '../file/use-upload.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './contribution.module.css'

interface Props {
  contribution: Contribution
  mayEdit: boolean
  put(make: (have: Contribution) => Contribution): void
}

export function Files({ contribution, mayEdit, put }: Props) {
  const { t } = useTranslation()
  const { id, files } = contribution
  const send = useCallback<Send>(
    async (file, onProgress, signal) =>
      (await upload('uploadContributionFile', { id, file, onProgress, signal })).file,
    [id],
  )
  const remove = useMutation({
    mutationFn: (file: string) => call('deleteFile', { params: { id: file } }),
    onSuccess: (_, gone) =>
      put((have) => ({ ...have, files: have.files.filter((file) => file.id !== gone) })),
  })
  if (!mayEdit && files.length === 0) return null
  return (
    <section aria-labelledby="files" className={styles.bodyPart}>
      <h2 id="files" className={styles.partTitle}>
        {t('contribution.files')}
      </h2>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.id}>
            <FileLink file={file} />
            {mayEdit && (
              <Button
                variant="subtle"
                aria-label={t('file.removeOf', { name: file.name })}
                onClick={() => remove.mutate(file.id)}
              >
                {t('file.remove')}
              </Button>
            )}
            {mayEdit && <Notes file={file} />}
          </li>
        ))}
      </ul>
      {remove.error && <Problem error={remove.error} />}
      {mayEdit && files.length < mostFiles && (
        <FileUpload
          label={t('contribution.attach')}
          send={send}
          onStored={(file) =>
            put((have) => ({
              ...have,
              files: [...have.files.filter(({ id: had }) => had !== file.id), file],
            }))
          }
        />
      )}
    </section>
  )
}

/** What may say more than its author meant; said before it is published, to those who can still change it. */
function Notes({ file }: { file: StoredFile }) {
  const { t } = useTranslation()
  if (file.notes.length === 0) return null
  return (
    <p className={styles.warn}>
      {t('file.found', { notes: file.notes.map((note) => t(`file.note.${note}`)).join(', ') })}
    </p>
  )
}
