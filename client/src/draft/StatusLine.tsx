/** The truth about my words in one line: "Saved" is the server's word about every one of them. */
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { useConnection } from '../live/socket.ts'
import { Icon } from '../ui/icons.tsx'
import { useLive } from './actions.ts'
import styles from './outline.module.css'
import { type Status, statusOf } from './status.ts'

const signs = {
  saved: 'check',
  saving: 'waiting',
  connecting: 'waiting',
  offline: 'offline',
  kept: 'offline',
  pageOnly: 'offline',
  refused: 'waiting',
  readOnly: 'eye',
} as const

export function StatusLine({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation()
  const status = statusOf(useLive(), useConnection(), mayEdit)
  const said = useAnnouncement(status)
  return (
    <p className={styles.status} data-status={status} title={t('drafting.status.title')}>
      <Icon name={signs[status]} />
      <span>{t(`drafting.status.${status}`)}</span>
      <VisuallyHidden role="status">{said && t(`drafting.status.${said}`)}</VisuallyHidden>
    </p>
  )
}

/** Said aloud when the connection goes and when everything is saved again; not at every word. */
function useAnnouncement(status: Status): 'kept' | 'pageOnly' | 'offline' | 'backSaved' | null {
  const [said, setSaid] = useState<'kept' | 'pageOnly' | 'offline' | 'backSaved' | null>(null)
  const wasAway = useRef(false)
  useEffect(() => {
    if (status === 'kept' || status === 'pageOnly' || status === 'offline') {
      wasAway.current = true
      setSaid(status)
    } else if (status === 'saved' && wasAway.current) {
      wasAway.current = false
      setSaid('backSaved')
    }
  }, [status])
  return said
}
