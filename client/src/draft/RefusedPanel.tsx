/** Words the server did not take, shown to their author with the reason until they dismiss them. */
import { Button, CopyButton, Group } from '@mantine/core'
import type { RefusedWords } from '../collab/kept-store.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Icon } from '../ui/icons.tsx'
import styles from './refused.module.css'

interface Props {
  refused: RefusedWords[]
  /** What the paragraph of a room is called now; null when it has left the draft. */
  nameOf(room: string): string | null
  onDismiss(key: number): void
}

export function RefusedPanel({ refused, nameOf, onDismiss }: Props) {
  const { t } = useTranslation()
  if (refused.length === 0) return null
  return (
    <section className={styles.panel} aria-label={t('drafting.refused.title', { count: refused.length })}>
      <p className={styles.title}>
        <Icon name="waiting" /> {t('drafting.refused.title', { count: refused.length })}
      </p>
      <p className={styles.intro}>{t('drafting.refused.intro')}</p>
      <ul className={styles.list}>
        {refused.map(({ key, room, words, text, reason }) => (
          <li key={key} className={styles.item}>
            <p className={styles.reason}>
              {nameOf(room) && <strong>{nameOf(room)}. </strong>}
              {reasonSaid(t, reason)}
            </p>
            <p className={styles.caption}>
              {t(words === '' ? 'drafting.refused.onlyRemoved' : 'drafting.refused.added')}
            </p>
            {words !== '' && (
              <blockquote className={styles.words} dir="auto">
                {words}
              </blockquote>
            )}
            <details className={styles.whole}>
              <summary>{t('drafting.refused.whole')}</summary>
              <p dir="auto">{text}</p>
            </details>
            <Group gap="sm" mt="sm">
              <CopyButton value={words === '' ? text : words}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {t(copied ? 'drafting.refused.copied' : 'drafting.refused.copy')}
                  </Button>
                )}
              </CopyButton>
              <Button variant="subtle" onClick={() => onDismiss(key)}>
                {t('drafting.refused.dismiss')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </section>
  )
}
