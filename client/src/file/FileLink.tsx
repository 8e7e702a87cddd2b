/** A file that can be fetched: its name or title, then what it is and how large, in words. */
import type { StoredFile } from '@plenary/shared/file'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './file.module.css'
import { sizeIn } from './size.ts'

interface Props {
  file: Pick<StoredFile, 'id' | 'name' | 'kind' | 'bytes'>
  /** What the link says; the name of the file unless told otherwise. */
  children?: ReactNode
}

const addressOfFile = (id: string): string => `/api/files/${encodeURIComponent(id)}`

export function FileLink({ file, children }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <span className={styles.file}>
      <a href={addressOfFile(file.id)} download={file.name}>
        {children ?? <bdi>{file.name}</bdi>}
      </a>{' '}
      <span className={styles.what}>
        {t(`file.kind.${file.kind}`)}, {sizeIn(file.bytes, i18n.language)}
      </span>
    </span>
  )
}
