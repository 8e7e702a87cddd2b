/** Which threads are shown, chosen line by line from what occurs; how many of how many. */
import { UnstyledButton } from '@mantine/core'
import { useId, useState } from 'react'
import { sayOr, topicName } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { commentKeyName } from './comment-key.ts'
import type { DraftTalk } from './draft-talk.ts'
import styles from './filter.module.css'
import { choicesOf, filterKeys, passing } from './filter.ts'

export function FilterBar({ talk }: { talk: DraftTalk }) {
  const { t } = useTranslation()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [isListed, setListed] = useState(false)
  const { threads = [], filter, setFilter } = talk
  const set = filterKeys.filter((key) => filter[key] !== undefined)
  const nameOf = (key: (typeof filterKeys)[number], value: string): string => {
    if (key === 'delegation')
      return threads.find(({ author }) => author.delegation?.id === value)?.author.delegation?.name ?? value
    if (key === 'topic') return topicName(t, value)
    return sayOr(t, key === 'stakeholder' ? `participant.kind.${value}` : `thread.${key}.${value}`, value)
  }
  const choose = (key: (typeof filterKeys)[number], value: string): void => {
    const { [key]: _was, ...rest } = filter
    setFilter(value === '' ? rest : { ...rest, [key]: value })
  }
  return (
    <div className={styles.filter}>
      <p className={styles.tally}>
        <UnstyledButton
          className={styles.link}
          aria-expanded={isOpen}
          aria-controls={`${id}-lines`}
          onClick={() => setOpen(!isOpen)}
        >
          {set.length === 0 ? t('thread.filter.title') : t('thread.filter.active', { count: set.length })}
        </UnstyledButton>
        <span role="status">
          {set.length === 0
            ? t('thread.count', { count: threads.length })
            : t('thread.shown', { shown: passing(threads, filter).length, all: threads.length })}
        </span>
        {set.length > 0 && (
          <UnstyledButton className={styles.link} onClick={() => setFilter({})}>
            {t('thread.filter.clear')}
          </UnstyledButton>
        )}
        <UnstyledButton
          className={styles.keys}
          aria-expanded={isListed}
          aria-controls={`${id}-keys`}
          onClick={() => setListed(!isListed)}
        >
          {t('thread.keysTitle')}
        </UnstyledButton>
      </p>
      {isListed && (
        <p id={`${id}-keys`} className={styles.listed}>
          {t('thread.keys', { select: commentKeyName() })}
        </p>
      )}
      {isOpen && (
        <div id={`${id}-lines`} className={styles.lines}>
          {filterKeys.map((key) => (
            <div key={key} className={styles.line}>
              <label htmlFor={`${id}-${key}`}>{t(`thread.filter.${key}`)}</label>
              <select
                id={`${id}-${key}`}
                className={styles.select}
                value={filter[key] ?? ''}
                onChange={(event) => choose(key, event.target.value)}
              >
                <option value="">{t('thread.filter.any')}</option>
                {choicesOf(threads, key, filter[key]).map((value) => (
                  <option key={value} value={value}>
                    {nameOf(key, value)}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
