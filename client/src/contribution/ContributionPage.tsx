/** A contribution at its lasting address: written by those it belongs to, read by everyone once it is posted. */
import type { Block, Contribution } from '@plenary/shared/contribution'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import styles from './contribution.module.css'
import { Decide } from './Decide.tsx'
import { Crumbs, Head } from './Head.tsx'
import { Reading } from './Reading.tsx'
import { Submit, type Writer } from './Submit.tsx'
import { useContribution } from './use-contribution.ts'
import { Withdraw } from './Withdraw.tsx'
import { Writing } from './Writing.tsx'

interface Props {
  id: string
  /** What is discussed about it. */
  threads?: (contribution: Contribution) => ReactNode
  /** What stands below a paragraph: where its words went. */
  below?: (contribution: Contribution, block: Block) => ReactNode
  /** Where all of it went; stays where it was withdrawn. */
  went?: (contribution: Contribution) => ReactNode
}

export function ContributionPage({ id, threads, below, went }: Props) {
  const { t } = useTranslation()
  const { data, error, refetch, me, put } = useContribution(id)
  useTitle(data?.title ?? t('contribution.one'))
  const writer = useRef<Writer>(null)
  const [isLeaving, setLeaving] = useState(false)
  const [isDeciding, setDeciding] = useState(false)
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />
  if (!data || me === undefined) return <Shape kinds={['title', 'line', 'block', 'block']} />
  const isWritten = me !== null && data.status === 'draft' && data.can.edit === 'yes'
  return (
    <article className={styles.page}>
      <Crumbs contribution={data} />
      {isWritten ? (
        <Writing contribution={data} accountId={me.user.id} put={put} writer={writer} />
      ) : (
        <>
          <Head contribution={data} />
          <p className={styles.ways}>
            <button type="button" className={styles.plain} onClick={() => print()}>
              {t('contribution.print')}
            </button>
          </p>
          {data.status === 'received' && data.can.decide !== 'yes' && (
            <p className={styles.note}>{t('contribution.receivedText')}</p>
          )}
          {(data.can.decide === 'yes' || isDeciding) && (
            <Decide contribution={data} put={put} onLeaving={() => setDeciding(true)} />
          )}
          <Reading
            contribution={data}
            put={put}
            {...(below ? { below: (block: Block) => below(data, block) } : {})}
          />
          {data.can.withdraw === 'yes' && (
            <div className={styles.foot}>
              <Withdraw contribution={data} put={put} />
            </div>
          )}
          {went && data.postedAt !== null && <div className={styles.discussion}>{went(data)}</div>}
          {threads && data.status === 'posted' && (
            <section aria-labelledby="discussion" className={styles.discussion}>
              <h2 id="discussion" className={styles.partTitle}>
                {t('contribution.discussion')}
              </h2>
              {threads(data)}
            </section>
          )}
        </>
      )}
      {(isWritten || isLeaving) && (
        <Submit contribution={data} writer={writer} put={put} onLeaving={() => setLeaving(true)} />
      )}
    </article>
  )
}
