/** The quiet line above the text: which round, until when, what I may do here. On a phone it folds to one line. */
import { UnstyledButton } from '@mantine/core'
import type { DraftView } from '@plenary/shared/draft'
import { timeLeftMs } from '@plenary/shared/stage'
import { Link } from '@tanstack/react-router'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { timeLeft } from '../i18n/dates.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useNow } from '../live/clock.ts'
import { Icon } from '../ui/icons.tsx'
import { Moment } from '../ui/Moment.tsx'
import styles from './banner.module.css'
import type { MyRight } from './outline.ts'

interface Props {
  view: DraftView
  right: MyRight
  isNarrow: boolean
  isWriting: boolean
}

/** In its last minute a round is counted down by the second. */
const lastMinuteMs = 60_000
/** More sections than these are not listed but summed up. */
const listedSections = 4

export function Banner({ view, right, isNarrow, isWriting }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { stage } = view
  const banner = useRef<HTMLElement>(null)
  useHeight(banner)
  return (
    <section
      ref={banner}
      className={styles.banner}
      aria-label={t('drafting.banner.label')}
      data-folded={(isNarrow && !isOpen) || undefined}
      data-writing={(isNarrow && isWriting) || undefined}
    >
      <div className={styles.facts}>
        {stage ? (
          <>
            <strong className={styles.round}>
              <Link to="/stages/$stageId" params={{ stageId: stage.id }} className={styles.link ?? ''}>
                {stage.title}
              </Link>
            </strong>
            <span className={styles.extra}>{view.title}</span>
            <Window view={view} />
          </>
        ) : (
          <span>{t('drafting.banner.noRound')}</span>
        )}
        <Link
          to="/drafts/$draftId/revisions"
          params={{ draftId: view.id }}
          className={`${styles.extra ?? ''} ${styles.texts ?? ''}`}
        >
          {t('revision.process.all')}
        </Link>
        <Right right={right} />
      </div>
      {isNarrow && (
        <UnstyledButton
          className={styles.more}
          aria-expanded={isOpen}
          aria-label={t('drafting.banner.more')}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="down" />
        </UnstyledButton>
      )}
    </section>
  )
}

/** Tells the columns how high the banner is: what stands below it at the side begins there. */
function useHeight(banner: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = banner.current
    if (!element) return
    const watch = new ResizeObserver(() =>
      element.parentElement?.style.setProperty('--banner', `${element.offsetHeight}px`),
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [banner])
}

function Right({ right }: { right: MyRight }) {
  const { t } = useTranslation()
  if (right.may === 'read')
    return (
      <span className={styles.right} data-may="read">
        {t('drafting.banner.mayRead')}
        <span className={styles.because}>{reasonSaid(t, right.because)}</span>
      </span>
    )
  const text =
    right.where === 'all'
      ? t('drafting.banner.mayEditAll')
      : right.where.length === 0 || right.where.length > listedSections
        ? t('drafting.banner.mayEditParts')
        : t('drafting.banner.mayEditSome', { where: right.where.join(', ') })
  return (
    <span className={styles.right} data-may="edit">
      {text}
    </span>
  )
}

/** When it closes or opens, with its place, and how long that is from now. */
function Window({ view }: { view: DraftView }) {
  const { t, i18n } = useTranslation()
  const now = useNow(1000)
  const { stage } = view
  if (!stage) return null
  const { opensAt, closesAt, timeZone, place, phase } = stage
  if (phase === 'cancelled' || phase === 'undated' || !opensAt || !closesAt)
    return (
      <span className={styles.extra}>
        {t(`drafting.banner.${phase === 'cancelled' ? 'cancelled' : 'undated'}`)}
      </span>
    )
  const left = timeLeftMs(stage, now)
  const isUpcoming = +now < Date.parse(opensAt)
  const key = isUpcoming ? 'opens' : left === null ? 'closed' : 'closes'
  const [before, after] = t(`drafting.banner.${key}`, { when: '|' }).split('|')
  return (
    <span className={styles.window}>
      <span className={styles.extra}>
        {before}
        <Moment at={isUpcoming ? opensAt : closesAt} timeZone={timeZone} place={place} />
        {after}
      </span>
      {left !== null && (
        <span className={styles.left} data-last={(!isUpcoming && left < lastMinuteMs) || undefined}>
          {!isUpcoming && left < lastMinuteMs
            ? t('round.banner.seconds', { count: Math.ceil(left / 1000) })
            : t(isUpcoming ? 'drafting.banner.until' : 'drafting.banner.left', {
                time: timeLeft(left, i18n.language),
              })}
        </span>
      )}
    </span>
  )
}
