/** Who has words here: the line they are underlined with, the name, and how much of the text is theirs. */
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './history.module.css'
import type { Party } from './parties.ts'

export function Legend({ parties }: { parties: ReadonlyMap<string, Party> }) {
  const { t, i18n } = useTranslation()
  const percent = new Intl.NumberFormat(`${i18n.language}-u-nu-latn`, { style: 'percent' })
  if (parties.size === 0) return null
  return (
    <ul className={styles.legend} aria-label={t('history.legend')}>
      {[...parties.values()].map(({ key, name, colour, line, share }) => (
        <li key={key}>
          <span
            className={styles.sample}
            aria-hidden="true"
            style={{ textDecorationColor: colour, textDecorationStyle: line }}
          >
            abc
          </span>
          <bdi>{name ?? t('history.platform')}</bdi>
          <bdi dir="ltr" className={styles.share}>
            {shareIn(percent, share)}
          </bdi>
        </li>
      ))}
    </ul>
  )
}

/** A few words are not none, and not all where others have some. */
const shareIn = (percent: Intl.NumberFormat, share: number): string =>
  share < 0.01
    ? `<${percent.format(0.01)}`
    : share > 0.99 && share < 1
      ? `>${percent.format(0.99)}`
      : percent.format(share)
