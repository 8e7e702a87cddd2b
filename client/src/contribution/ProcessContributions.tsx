/** From the page of a process to what was brought to it: the register, one's own, and where something can be brought now. */
import { Title } from '@mantine/core'
import type { ProcessView } from '@plenary/shared/process'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { useNow } from '../live/clock.ts'
import styles from './contribution.module.css'
import { nextToBring } from './next-to-bring.ts'

/** Stages open and close by the minute at most. */
const lookEveryMs = 15_000

export function ProcessContributions({ process, takesPart }: { process: ProcessView; takesPart: boolean }) {
  const { t } = useTranslation()
  const now = useNow(lookEveryMs)
  const { slug, language } = process
  return (
    <>
      <Title order={2} id="contributions">
        {t('contribution.register')}
      </Title>
      <ul className={styles.links}>
        <li>
          <Link to="/processes/$slug/contributions" params={{ slug }}>
            {t('contribution.all')}
          </Link>
        </li>
        {takesPart && (
          <li>
            <Link to="/processes/$slug/contributions" params={{ slug }} search={{ mine: true }}>
              {t('contribution.mine')}
            </Link>
          </li>
        )}
        {nextToBring(process.stages, now).map(({ id, title }) => (
          <li key={id}>
            <Link to="/stages/$stageId" params={{ stageId: id }}>
              {t('contribution.bringTo')} <bdi lang={language}>{title}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
