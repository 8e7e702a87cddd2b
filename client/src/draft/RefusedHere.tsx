/** Words the server did not take, said at the paragraph in which they were written. */
import { Button, CopyButton, Group, VisuallyHidden } from '@mantine/core'
import type { RefusedWords } from '../collab/kept-store.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Icon } from '../ui/icons.tsx'
import { useLive } from './actions.ts'
import styles from './refused.module.css'

/** [RUI16] Nobody looks for a panel while writing: it is told here, until it is put away here or there. */
export function RefusedHere({ refused }: { refused: readonly RefusedWords[] }) {
  const { t } = useTranslation()
  const { live } = useLive()
  return (
    <div className={styles.here} data-refused>
      {refused.map(({ key, words, text, reason }) => (
        <div key={key} className={styles.hereItem}>
          <p className={styles.title}>
            <Icon name="waiting" /> {t('drafting.refused.here')}
          </p>
          <p className={styles.reason}>{reasonSaid(t, reason)}</p>
          <blockquote className={styles.words} dir="auto">
            {words === '' ? t('drafting.refused.onlyRemoved') : words}
          </blockquote>
          <Group gap="sm" mt="xs">
            <CopyButton value={words === '' ? text : words}>
              {({ copied, copy }) => (
                <Button variant="default" size="compact-md" onClick={copy}>
                  {t(copied ? 'drafting.refused.copied' : 'drafting.refused.copy')}
                </Button>
              )}
            </CopyButton>
            <Button variant="subtle" size="compact-md" onClick={() => void live?.rooms.kept.dismiss(key)}>
              {t('drafting.refused.dismiss')}
            </Button>
          </Group>
        </div>
      ))}
    </div>
  )
}

/** Says the newest of them aloud, at once. It stands on the page before there is anything to say. */
export function RefusedAloud({
  refused,
  nameOf,
}: {
  refused: readonly RefusedWords[]
  nameOf(room: string): string | null
}) {
  const { t } = useTranslation()
  const newest = refused.reduce<RefusedWords | null>(
    (last, each) => (last && last.key > each.key ? last : each),
    null,
  )
  return (
    <VisuallyHidden role="alert">
      {newest && (
        <span key={newest.key}>
          {t('drafting.refused.aloud', {
            name: nameOf(newest.room) ?? '',
            reason: reasonSaid(t, newest.reason),
          })}
        </span>
      )}
    </VisuallyHidden>
  )
}

/** Rooms without any are missing; the lists stay the same objects for as long as nothing is refused or put away. */
export function byRoom(refused: readonly RefusedWords[]): ReadonlyMap<string, readonly RefusedWords[]> {
  const rooms = new Map<string, RefusedWords[]>()
  for (const each of refused) rooms.set(each.room, [...(rooms.get(each.room) ?? []), each])
  return rooms
}
