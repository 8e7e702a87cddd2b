/** Choosing and sending a file: how far it is, a way to stop it, and what to do when it is refused. */
import { Button, FileButton, Progress } from '@mantine/core'
import { largestFile, type StoredFile } from '@plenary/shared/file'
import { ProblemError } from '../api/call.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './file.module.css'
import { sizeIn } from './size.ts'
import { type Send, takenEndings, type Upload, useUpload } from './use-upload.ts'

interface Props {
  label: string
  /** For whom several such buttons stand on one page. */
  description?: string
  send: Send
  onStored(file: StoredFile): void
}

export function FileUpload({ label, description, send, onStored }: Props) {
  const { t, i18n } = useTranslation()
  const { upload, begin, stop } = useUpload(send, onStored)
  return (
    <div className={styles.upload}>
      <FileButton accept={takenEndings} onChange={(file) => file && begin(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            aria-label={description ? `${label}: ${description}` : undefined}
            disabled={upload.state === 'sending'}
          >
            {label}
          </Button>
        )}
      </FileButton>
      <p className={styles.hint}>{t('file.taken', { size: sizeIn(largestFile, i18n.language) })}</p>
      {upload.state === 'sending' && <Sending upload={upload} onStop={stop} />}
      <p className={styles.said} role="status">
        {upload.state === 'sent' && t('file.sent', { name: upload.name })}
        {upload.state === 'stopped' && t('file.stopped', { name: upload.name })}
      </p>
      {upload.state === 'refused' && <Refused name={upload.name} error={upload.error} />}
    </div>
  )
}

function Sending({ upload, onStop }: { upload: Extract<Upload, { state: 'sending' }>; onStop(): void }) {
  const { t, i18n } = useTranslation()
  const { name, bytes, sent } = upload
  // All bytes have left: what is awaited now is the server's look at them.
  const isLookedAt = sent >= bytes
  return (
    <div className={styles.sending}>
      <p>
        <bdi>{name}</bdi>{' '}
        <span className={styles.what}>
          {isLookedAt
            ? t('file.looking')
            : t('file.progress', { sent: sizeIn(sent, i18n.language), size: sizeIn(bytes, i18n.language) })}
        </span>
      </p>
      <Progress
        value={bytes === 0 ? 0 : Math.round((sent / bytes) * 100)}
        aria-label={t('file.sending', { name })}
      />
      <Button variant="subtle" onClick={onStop} aria-label={t('file.stopOf', { name })}>
        {t('file.stop')}
      </Button>
    </div>
  )
}

function Refused({ name, error }: { name: string; error: unknown }) {
  const { t, i18n } = useTranslation()
  const code = error instanceof ProblemError ? error.code : 'internal'
  return (
    <div role="alert" className={styles.refused}>
      <p>
        {t('file.refused', { name })} {reasonSaid(t, code)}
      </p>
      {code === 'too-large' && <p>{t('file.tooLarge', { size: sizeIn(largestFile, i18n.language) })}</p>}
    </div>
  )
}
