/** What bears on one paragraph: its topics, and the passages linked to it. */
import { Button } from '@mantine/core'
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Bearing } from '@plenary/shared/response'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { BearingTopics, type KnownBearings } from './BearingTopics.tsx'
import styles from './bearings.module.css'
import { PassageCard } from './Passage.tsx'
import passageStyles from './passage.module.css'
import { passagesQuery } from './queries.ts'

export function WhatBears({
  paragraph,
  bearing,
  known,
}: {
  paragraph: ParagraphView
  bearing: Bearing | undefined
  known: KnownBearings
}) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(passagesQuery(paragraph.id))
  return (
    <>
      <BearingTopics paragraphId={paragraph.id} bearing={bearing} known={known} />
      {error && !data && <Problem error={error} retry={() => void refetch()} />}
      {!data && !error && <Shape kinds={['line', 'block', 'block']} />}
      {data?.items.length === 0 && <p className={styles.muted}>{t('response.bearing.none')}</p>}
      {data && data.items.length > 0 && (
        <>
          <ul className={passageStyles.cards}>
            {data.items.map((passage) => (
              <li key={passage.id}>
                <PassageCard passage={passage} takesPart shows="said">
                  {passage.can.unlink === 'yes' && !passage.response && <Unlink id={passage.id} />}
                </PassageCard>
              </li>
            ))}
          </ul>
          <p>
            <Link
              to="/processes/$slug/responses"
              params={{ slug: known.slug }}
              search={{ paragraph: paragraph.id }}
            >
              {t('response.went.all')}
            </Link>
          </p>
        </>
      )}
    </>
  )
}

function Unlink({ id }: { id: string }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const undo = useMutation({
    // Without a connection it says so at once.
    networkMode: 'always',
    mutationFn: () => call('unlinkPassage', { params: { id } }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['passages'] })
      await cache.invalidateQueries({ queryKey: ['bearings'] })
    },
  })
  return (
    <div className={passageStyles.acts}>
      <Button variant="subtle" size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate()}>
        {t('response.link.undo')}
      </Button>
      {undo.error && <Problem error={undo.error} />}
    </div>
  )
}
