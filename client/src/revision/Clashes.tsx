/** Two people saved the same note: both texts of every part both changed, side by side, until a person has chosen. */
import { Button } from '@mantine/core'
import type { MemorandumSection } from '@plenary/shared/memorandum'
import type { Ref } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './MemorandumPage.module.css'
import { type Clash, sectionKey } from './memorandum-draft.ts'

interface Props {
  ref: Ref<HTMLElement>
  clashes: Clash[]
  sections: MemorandumSection[]
  onChoose(key: string | null, text: string): void
}

export function Clashes({ ref, clashes, sections, onChoose }: Props) {
  const { t } = useTranslation()
  const nameOf = (key: string | null): string => {
    if (key === null) return t('memorandum.introduction')
    const section = sections.find((each) => sectionKey(each.section) === key)
    return section?.section
      ? [section.label, section.title].filter(Boolean).join(' ')
      : t('memorandum.before')
  }
  return (
    <section ref={ref} tabIndex={-1} className={styles.conflict} aria-label={t('memorandum.conflict.title')}>
      <h2 className={styles.caption}>{t('memorandum.conflict.title')}</h2>
      <p>
        {clashes.length > 0
          ? t('memorandum.conflict.text', { count: clashes.length })
          : t('memorandum.conflict.joined')}
      </p>
      {clashes.map(({ key, theirs, mine }) => (
        // biome-ignore lint/a11y/useSemanticElements: the group is named by its heading.
        <div key={key ?? 'introduction'} role="group" aria-label={nameOf(key)} className={styles.clash}>
          <h3>{nameOf(key)}</h3>
          <div className={styles.beside}>
            <div>
              <h4 className={styles.caption}>{t('memorandum.conflict.theirs')}</h4>
              <p className={styles.written} dir="auto">
                {theirs}
              </p>
              <Button variant="default" onClick={() => onChoose(key, theirs)}>
                {t('memorandum.conflict.takeTheirs')}
              </Button>
            </div>
            <div>
              <h4 className={styles.caption}>{t('memorandum.conflict.mine')}</h4>
              <p className={styles.written} dir="auto">
                {mine}
              </p>
              <Button variant="default" onClick={() => onChoose(key, mine)}>
                {t('memorandum.conflict.takeMine')}
              </Button>{' '}
              <Button variant="default" onClick={() => onChoose(key, `${theirs}\n\n${mine}`)}>
                {t('memorandum.conflict.takeBoth')}
              </Button>
            </div>
          </div>
        </div>
      ))}
    </section>
  )
}
