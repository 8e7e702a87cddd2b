/** Words underlined by whose they are: a colour and a kind of line for each, and the name on focus, hover and in the legend. */
import { htmlOf } from '@plenary/shared/content'
import type { AuthoredRun } from '@plenary/shared/history'
import type { CSSProperties, KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './history.module.css'
import { type Party, partyKey } from './parties.ts'

interface Props {
  runs: AuthoredRun[]
  parties: ReadonlyMap<string, Party>
  labelOf(footnoteId: string): string | null
  /** Where given, every run can be reached by keyboard and chosen. */
  onChoose?: (nth: number) => void
}

export function AuthoredText({ runs, parties, labelOf, onChoose }: Props) {
  const { t } = useTranslation()
  return runs.map((run, nth) => {
    const party = parties.get(partyKey(run.participant))
    const name = party?.name ?? t('history.platform')
    const look = {
      className: styles.run,
      style: { '--party': party?.colour, textDecorationStyle: party?.line } as CSSProperties,
      title: name,
      // The HTML is made by `htmlOf` of the shared content, which escapes every word and knows four marks.
      dangerouslySetInnerHTML: { __html: htmlOf(run.content, labelOf) },
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: runs follow from the words and are drawn whole.
    if (!onChoose) return <span key={nth} {...look} />
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onChoose(nth)
    }
    return (
      // A button would not break over lines as words do.
      // biome-ignore lint/a11y/useSemanticElements: see above.
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        key={nth}
        {...look}
        role="button"
        tabIndex={0}
        aria-description={name}
        onClick={() => onChoose(nth)}
        onFocus={() => onChoose(nth)}
        onPointerEnter={() => onChoose(nth)}
        onKeyDown={onKeyDown}
      />
    )
  })
}
