/** Input of groups that has not reached the server yet, and what has just reached it. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './contribution.module.css'
import type { Waiting } from './group-input.ts'

interface Props {
  waiting: Waiting[]
  /** Ids of what was sent from this page. */
  sent: string[]
  isKept: boolean
  again(id: string): void
  drop(id: string): void
}

export function WaitingList({ waiting, sent, isKept, again, drop }: Props) {
  const { t } = useTranslation()
  const newest = sent.at(-1)
  return (
    <>
      <p role="status" className={styles.done}>
        {newest && waiting.length === 0 && (
          <>
            {t('contribution.group.sent')}{' '}
            <Link to="/contributions/$id" params={{ id: newest }}>
              {t('contribution.group.look')}
            </Link>
          </>
        )}
        {waiting.length > 0 &&
          t(isKept ? 'contribution.group.waiting' : 'contribution.group.waitingPage', {
            count: waiting.length,
          })}
      </p>
      {waiting.length > 0 && (
        <ul className={styles.files}>
          {waiting.map(({ sent: { id, title }, refused }) => (
            <li key={id}>
              <bdi>{title}</bdi>
              {refused && (
                <>
                  <p className={styles.warn} role="alert">
                    {reasonSaid(t, refused)}
                  </p>
                  <div className={styles.buttons}>
                    <Button variant="default" onClick={() => again(id)}>
                      {t('common.retry')}
                    </Button>
                    <Button variant="subtle" onClick={() => drop(id)}>
                      {t('contribution.group.drop')}
                    </Button>
                  </div>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
