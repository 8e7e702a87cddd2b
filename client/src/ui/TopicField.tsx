/** Topics as checkboxes under the names of their groups. */
import { Checkbox } from '@mantine/core'
import { frameworkTopics, topicsOf } from '@plenary/shared/topic'
import { topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Topics.module.css'

interface Props {
  /** Slug of the process: the migration compact has its objectives besides. */
  process: string
  value: readonly string[]
  /** No more than so many. */
  most: number
  onChange(topics: string[]): void
  label: string
  hint?: string
}

export function TopicField({ process, value, most, onChange, label, hint }: Props) {
  const { t } = useTranslation()
  const known = topicsOf(process)
  const objectives = known.filter((id) => !(frameworkTopics as readonly string[]).includes(id))
  const groups = [
    { name: t('topic.group.framework'), topics: frameworkTopics },
    ...(objectives.length > 0 ? [{ name: t('topic.group.objectives'), topics: objectives }] : []),
  ]
  const isFull = value.length >= most
  return (
    <div className={styles.field}>
      <p className={styles.label}>{label}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
      {groups.map(({ name, topics }) => (
        <fieldset key={name} className={styles.group}>
          <legend>{name}</legend>
          <div className={styles.choices}>
            {topics.map((id) => (
              <Checkbox
                key={id}
                label={topicName(t, id)}
                checked={value.includes(id)}
                disabled={isFull && !value.includes(id)}
                onChange={({ currentTarget }) =>
                  onChange(currentTarget.checked ? [...value, id] : value.filter((each) => each !== id))
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
