/** The topics a thread is sorted under, by the secretariat. */
import { Button } from '@mantine/core'
import type { Thread } from '@plenary/shared/thread'
import { topicsOf } from '@plenary/shared/topic'
import { useState } from 'react'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './form.module.css'
import { useThreadContext } from './thread-context.ts'
import type { Act } from './use-act.ts'

interface Props {
  thread: Thread
  act: Act
  onSave(topics: string[]): void
  onClose(): void
}

export function TopicsForm({ thread, act, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const { process } = useThreadContext()
  const [chosen, setChosen] = useState(thread.topics)
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <div className={styles.form}>
      <fieldset className={styles.set}>
        <legend className={styles.label}>{t('thread.topics.label')}</legend>
        <div className={styles.many}>
          {topicsOf(process.slug).map((id, nth) => (
            <label key={id} className={styles.choice}>
              <input
                type="checkbox"
                // biome-ignore lint/a11y/noAutofocus: the person has just asked for this list.
                autoFocus={nth === 0}
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
              />
              <span>{topicName(t, id)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.actions}>
        <Button size="compact-sm" loading={act.isBusy} onClick={() => onSave(chosen.slice(0, 20))}>
          {t('thread.topics.submit')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
