/** The past of a paragraph: its states one after the other, each with what changed, and whose its words are. */
import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Authors } from './Authors.tsx'
import styles from './history.module.css'
import { States } from './States.tsx'
import type { Subject } from './subject.ts'

const views = ['states', 'authors'] as const

export function History({ subject, onSaid }: { subject: Subject; onSaid?: (text: string) => void }) {
  const { t } = useTranslation()
  const [view, setView] = useState<(typeof views)[number]>('states')
  return (
    <div className={styles.history}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of fields; these choose what is shown. */}
      <div role="group" aria-label={t('history.view')} className={styles.views}>
        {views.map((each) => (
          <UnstyledButton
            key={each}
            className={styles.view}
            aria-pressed={view === each}
            onClick={() => setView(each)}
          >
            {t(`history.views.${each}`)}
          </UnstyledButton>
        ))}
      </div>
      {view === 'states' ? (
        <States subject={subject} {...(onSaid ? { onSaid } : {})} />
      ) : (
        <Authors subject={subject} />
      )}
    </div>
  )
}
