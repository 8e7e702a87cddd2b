/** The response matrix: every passage that was linked, what it bears on, and what came of it. */

import { Button, Title } from '@mantine/core'
import type { ProcessView } from '@plenary/shared/process'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meQuery, processQuery } from '../api/queries.ts'
import { formatDate } from '../i18n/dates.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import { useProcessFacts } from '../live/lines.ts'
import { processRevisionsQuery } from '../revision/queries.ts'
import { Crumbs } from '../ui/Crumbs.tsx'
import { Empty } from '../ui/Empty.tsx'
import { More, paged } from '../ui/paged.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Waiting } from '../ui/Waiting.tsx'
import { BatchForm } from './BatchForm.tsx'
import { useRowsStay } from './fact-handlers.ts'
import { MatrixFilters } from './MatrixFilters.tsx'
import styles from './MatrixPage.module.css'
import { MatrixRow } from './MatrixRow.tsx'
import { csvAddress, type MatrixView } from './matrix-view.ts'
import { matrixQuery } from './queries.ts'
import { useAnswering } from './use-answering.ts'

export function MatrixPage({ slug, view }: { slug: string; view: MatrixView }) {
  const { t } = useTranslation()
  useTitle(t('response.title'))
  const process = useQuery(processQuery(slug))
  const { data: me } = useQuery(meQuery)
  if (!process.data || me === undefined)
    return <Waiting title={t('response.title')} error={process.error} retry={() => void process.refetch()} />
  const part = me?.participations.find((each) => each.process.slug === slug) ?? null
  return (
    <Matrix
      process={process.data}
      view={view}
      takesPart={part !== null}
      mayAnswer={part?.role === 'secretariat'}
    />
  )
}

interface Props {
  process: ProcessView
  view: MatrixView
  takesPart: boolean
  mayAnswer: boolean
}

function Matrix({ process, view, takesPart, mayAnswer }: Props) {
  const { t } = useTranslation()
  const { slug } = process
  const query = useInfiniteQuery(matrixQuery(slug, view))
  const { data, fetchNextPage, hasNextPage } = query
  const { items, failed } = paged(query)
  const answering = useAnswering(slug, items)
  const { rows, open, chosen } = answering
  useProcessFacts(process, takesPart)
  useRowsStay(slug, open !== null || answering.isTogether)
  const [isPrinting, setPrinting] = useState(false)
  const printAll = async (): Promise<void> => {
    setPrinting(true)
    let more = hasNextPage
    while (more) more = (await fetchNextPage()).hasNextPage
    setPrinting(false)
    setTimeout(() => print(), 0)
  }
  return (
    <div className={styles.page}>
      <Crumbs process={process} />
      <Title order={1}>{t('response.title')}</Title>
      <PrintedHead process={process} />
      <p className={styles.intro}>{t('response.intro')}</p>
      {!takesPart && <p className={styles.muted}>{t('response.forParticipants')}</p>}
      <MatrixFilters process={process} view={view} counts={data?.pages.at(-1)?.counts} />
      <p className={styles.ways}>
        <a href={csvAddress(slug, view)} download>
          {t('response.csv')}
        </a>
        <button type="button" className={styles.plain} onClick={() => void printAll()}>
          {t('response.print')}
        </button>
      </p>
      <p role="status" className={styles.said}>
        {isPrinting ? t('response.printing') : answering.said}
      </p>
      {failed}
      {!data && !failed && <Shape kinds={['block', 'block', 'block']} />}
      {data && rows.length === 0 && <Nothing isFiltered={Object.keys(view).length > 0} />}
      {rows.length > 0 && (
        <>
          <div className={styles.heads} aria-hidden="true">
            <span>{t('response.said')}</span>
            <span>{t('response.bearsOn')}</span>
            <span>{t('response.answer')}</span>
          </div>
          <ol className={styles.rows} aria-label={t('response.title')}>
            {rows.map((passage) => (
              <MatrixRow
                key={passage.id}
                passage={passage}
                takesPart={takesPart}
                mayAnswer={mayAnswer}
                isOpen={passage.id === open}
                isChosen={chosen.has(passage.id)}
                onOpen={() => answering.openRow(passage.id)}
                onChoose={(isChosen) => answering.choose(passage.id, isChosen)}
                save={(answer) => answering.save(passage.id, answer)}
                onDone={(goesOn) => answering.done(passage.id, goesOn)}
                onCancel={() => answering.cancel(passage.id)}
              />
            ))}
          </ol>
        </>
      )}
      <More of={query} label={t('response.more')} />
      {chosen.size > 0 && (
        <div className={styles.foot}>
          <span>{t('response.batch.chosen', { count: chosen.size })}</span>
          <Button onClick={() => answering.answerTogether(true)}>{t('response.batch.open')}</Button>
          <Button variant="subtle" onClick={answering.clear}>
            {t('response.batch.clear')}
          </Button>
        </div>
      )}
      {answering.isTogether && (
        <BatchForm
          passages={rows.filter(({ id }) => chosen.has(id))}
          save={answering.saveTogether}
          onClose={() => answering.answerTogether(false)}
        />
      )}
    </div>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation()
  return isFiltered ? (
    <p className={styles.muted}>{t('response.emptyFilter')}</p>
  ) : (
    <Empty title={t('response.empty')} text={t('response.emptyText')} />
  )
}

/** On paper: of which process and which text, and when it was printed. */
function PrintedHead({ process }: { process: ProcessView }) {
  const { t, i18n } = useTranslation()
  const newest = useQuery(processRevisionsQuery(process.slug)).data?.items[0]
  return (
    <p className={styles.printed}>
      <bdi lang={process.language}>{process.title}</bdi>
      {newest && <> · {t('response.printText', { symbol: newest.symbol })}</>}
      {' · '}
      {t('response.printed', { when: formatDate(platformNow().toISOString(), i18n.language) })}
    </p>
  )
}
