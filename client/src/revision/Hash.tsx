/** The hash of a text: short where there is little room, whole when it is copied. */
import { CopyButton, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Hash.module.css'
import { shortHash } from './verify.ts'

export function Hash({ hash, name, whole = false }: { hash: string; name: string; whole?: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={styles.hash}>
      <code className={styles.code} dir="ltr" title={hash}>
        {whole ? hash : shortHash(hash)}
      </code>
      <CopyButton value={hash} timeout={2500}>
        {({ copied, copy }) => (
          <UnstyledButton className={styles.copy} onClick={copy}>
            <span aria-hidden="true">{t(copied ? 'common.copied' : 'common.copy')}</span>
            <VisuallyHidden aria-live="polite">
              {copied ? t('revision.hashCopied') : t('revision.copyHash', { name })}
            </VisuallyHidden>
          </UnstyledButton>
        )}
      </CopyButton>
    </span>
  )
}
