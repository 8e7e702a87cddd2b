/** Two texts of one paragraph that touch, side by side: their reader decides what it shall say. */
import { Button, Group, Textarea } from '@mantine/core'
import type { Readings } from '@plenary/shared/readings'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Changes } from '../paragraph/Changes.tsx'
import { useTextContext } from './actions.ts'
import styles from './decide.module.css'

interface Props {
  readings: Readings
  isSending: boolean
  /** `over` is the text that was shown as the one that stands. */
  onDecide(decision: { text: string; over: string }): void
  onCancel(): void
}

export function ChooseReading({ readings, isSending, onDecide, onCancel }: Props) {
  const { t } = useTranslation()
  const { language, direction } = useTextContext()
  const { base, current, own } = readings
  const [text, setText] = useState(current)
  const title = useId()
  const heading = useRef<HTMLParagraphElement>(null)
  // Who pressed the button is led to what is asked of them.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.decide} aria-labelledby={title}>
      <p className={styles.title} id={title} ref={heading} tabIndex={-1}>
        {t('round.decide.title')}
      </p>
      <p className={styles.intro}>{t('round.decide.intro')}</p>
      <div className={styles.sides}>
        {(['current', 'own'] as const).map((side) => (
          <figure key={side} className={styles.side}>
            <figcaption className={styles.caption}>{t(`round.decide.${side}`)}</figcaption>
            <blockquote className={styles.words} lang={language} dir={direction}>
              <Changes before={base} after={readings[side]} />
            </blockquote>
            <Button variant="default" onClick={() => setText(readings[side])}>
              {t(`round.decide.from.${side}`)}
            </Button>
          </figure>
        ))}
      </div>
      <Textarea
        label={t('round.decide.text')}
        description={t('round.decide.hint')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        autosize
        minRows={3}
        maxLength={50_000}
        classNames={{ input: styles.input ?? '' }}
        lang={language}
        dir={direction}
      />
      <Group gap="sm" mt="sm">
        <Button
          onClick={() => onDecide({ text, over: current })}
          loading={isSending}
          disabled={text.trim() === ''}
        >
          {t('round.decide.put')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('round.decide.later')}
        </Button>
      </Group>
      {own === text && current !== base && <p className={styles.warning}>{t('round.decide.overTheirs')}</p>}
    </section>
  )
}
