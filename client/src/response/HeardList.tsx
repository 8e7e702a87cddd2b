/** Contributions in a list of many: what each is called, by whom, where it was said. */
import type { Heard } from '@plenary/shared/stocktaking'
import { Link } from '@tanstack/react-router'
import { formatDate } from '../i18n/dates.ts'
import { sayOr } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './topics.module.css'

export function HeardList({ heard, left, register }: { heard: Heard[]; left: number; register: string }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <ul className={styles.list}>
        {heard.map(({ id, title, language, attributedTo, kind, stage, postedAt }) => (
          <li key={id}>
            <Link to="/contributions/$id" params={{ id }}>
              <bdi lang={language}>{title}</bdi>
            </Link>
            <span className={styles.muted}>
              <bdi>{attributedTo.join('; ')}</bdi> · {sayOr(t, `participant.kind.${kind}`, kind)} ·{' '}
              <bdi>{stage.title}</bdi> ·{' '}
              <time dateTime={postedAt}>{formatDate(postedAt, i18n.language)}</time>
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p>
          <Link to={register}>{t('stocktaking.more', { count: left })}</Link>
        </p>
      )}
    </>
  )
}
