/** The tools of a comparison: change by change, inline or side by side, and what is left out. */
import { Button, NativeSelect, TextInput, VisuallyHidden } from '@mantine/core'
import type { Comparison } from '@plenary/shared/compare'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './CompareTools.module.css'
import { changedCount } from './compare-rows.ts'
import { type CompareView, noSection } from './compare-view.ts'
import type { Walk } from './use-changes.ts'

interface Props {
  view: CompareView
  onChange(part: Partial<CompareView>): void
  sections: Comparison['summary']['sections']
  walk: Walk
}

export function CompareTools({ view, onChange, sections, walk }: Props) {
  const { t } = useTranslation()
  const name = ({ id, label, title, figures }: Props['sections'][number]): string => {
    const said = id === null ? t('compare.tools.beforeFirst') : [label, title].filter(Boolean).join(' ')
    const cut = said.length > 70 ? `${said.slice(0, 69)}…` : said
    return changedCount(figures) > 0 ? `${cut} (${changedCount(figures)})` : cut
  }
  return (
    <>
      <section className={styles.filters} aria-label={t('compare.tools.view')}>
        <fieldset className={styles.switch}>
          <legend>
            <VisuallyHidden>{t('compare.tools.view')}</VisuallyHidden>
          </legend>
          {([false, true] as const).map((side) => (
            <label key={String(side)} className={styles.choice}>
              <input
                type="radio"
                name="view"
                checked={view.side === side}
                onChange={() => onChange({ side })}
              />
              {t(side ? 'compare.tools.side' : 'compare.tools.inline')}
            </label>
          ))}
        </fieldset>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={view.only}
            onChange={(event) => onChange({ only: event.currentTarget.checked })}
          />
          {t('compare.tools.only')}
        </label>
        <NativeSelect
          className={styles.section ?? ''}
          label={t('compare.tools.section')}
          value={view.section ?? ''}
          onChange={(event) => onChange({ section: event.currentTarget.value || null })}
          data={[
            { value: '', label: t('compare.tools.allSections') },
            ...sections.map((section) => ({ value: section.id ?? noSection, label: name(section) })),
          ]}
        />
        <Term term={view.term} onChange={onChange} />
        <button type="button" className={styles.plain} onClick={() => print()}>
          {t('compare.tools.print')}
        </button>
      </section>
      <Walking walk={walk} />
    </>
  )
}

/** What is typed filters a moment after the last letter, and at once with Enter. */
const quietMs = 350

function Term({ term, onChange }: { term: string; onChange: Props['onChange'] }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(term)
  /** What this field asked for last: anything else in the address was chosen elsewhere, and is shown. */
  const asked = useRef(term)
  const filter = useCallback(
    (next: string) => {
      if (next === asked.current) return
      asked.current = next
      onChange({ term: next })
    },
    [onChange],
  )
  useEffect(() => {
    if (term === asked.current) return
    asked.current = term
    setTyped(term)
  }, [term])
  useEffect(() => {
    const timer = setTimeout(() => filter(typed.trim()), quietMs)
    return () => clearTimeout(timer)
  }, [typed, filter])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    filter(typed.trim())
  }
  return (
    <search className={styles.term}>
      <form onSubmit={submit}>
        <TextInput
          type="search"
          label={t('compare.tools.term')}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
    </search>
  )
}

function Walking({ walk }: { walk: Walk }) {
  const { t } = useTranslation()
  const { count, nth } = walk
  return (
    <nav className={styles.walk} aria-label={t('compare.tools.label')}>
      <Button
        variant="default"
        size="compact-md"
        disabled={count === 0}
        aria-label={t('compare.tools.previousLabel')}
        onClick={walk.previous}
      >
        {t('compare.tools.previous')}
      </Button>
      <span className={styles.counter} aria-hidden="true">
        {count === 0
          ? t('compare.tools.noChanges')
          : nth === null
            ? t('compare.tools.count', { count })
            : t('compare.tools.of', { nth: nth + 1, count })}
      </span>
      <VisuallyHidden aria-live="polite">
        {nth === null ? '' : t('compare.tools.said', { nth: nth + 1, count })}
      </VisuallyHidden>
      <Button
        variant="default"
        size="compact-md"
        disabled={count === 0}
        aria-label={t('compare.tools.nextLabel')}
        onClick={walk.next}
      >
        {t('compare.tools.next')}
      </Button>
      <label className={styles.keys} title={t('compare.tools.keys')}>
        <input
          type="checkbox"
          checked={walk.singleKeys}
          onChange={(event) => walk.setSingleKeys(event.currentTarget.checked)}
        />
        {t('compare.tools.singleKeys')}
      </label>
    </nav>
  )
}
