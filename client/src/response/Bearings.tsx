/** What bears on the paragraphs of the drafting table: a count under each, and what it is when one asks. */

import { UnstyledButton } from '@mantine/core'
import type { ParagraphView } from '@plenary/shared/paragraph'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { draftQuery, meQuery } from '../api/queries.ts'
import { useActions } from '../draft/actions.ts'
import { nameOfParagraph } from '../draft/paragraph-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useProcessFacts } from '../live/lines.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { KnownBearings } from './BearingTopics.tsx'
import styles from './bearings.module.css'
import { bearingsQuery } from './queries.ts'
import { WhatBears } from './WhatBears.tsx'

const BearingsContext = createContext<KnownBearings | null>(null)

/** Stands around the drafting table; asks once for the whole draft. */
export function Bearings({ draftId, children }: { draftId: string; children: ReactNode }) {
  const { data: draft } = useQuery({ ...draftQuery(draftId), enabled: false })
  const { data: me } = useQuery(meQuery)
  const { data } = useQuery({ ...bearingsQuery(draftId), enabled: draft !== undefined })
  const process = draft?.process
  useProcessFacts(process, true)
  const slug = process?.slug
  const maySetTopics = me?.participations.find((each) => each.process.slug === slug)?.role === 'secretariat'
  const known = useMemo<KnownBearings | null>(
    () =>
      slug === undefined
        ? null
        : {
            draftId,
            slug,
            maySetTopics,
            of: new Map(data?.bearings.map((each) => [each.paragraphId, each])),
          },
    [data, draftId, slug, maySetTopics],
  )
  return <BearingsContext value={known}>{children}</BearingsContext>
}

/** Under a paragraph: how much bears on it; while it has focus also where nothing does, to give it a topic. */
export function BearingMark({ paragraph, isFocused }: { paragraph: ParagraphView; isFocused: boolean }) {
  const { t } = useTranslation()
  const known = useContext(BearingsContext)
  const actions = useActions()
  const [isOpen, setOpen] = useState(false)
  const bearing = known?.of.get(paragraph.id)
  const { passages = 0, waiting = 0 } = bearing ?? {}
  if (!known || (passages === 0 && !isOpen && !(isFocused && (bearing || known.maySetTopics)))) return null
  const name = nameOfParagraph(paragraph, t)
  const close = (): void => {
    setOpen(false)
    setTimeout(() => actions.focus(paragraph.id, 'here'), 0)
  }
  return (
    <>
      <UnstyledButton
        className={styles.mark}
        onClick={() => setOpen(true)}
        aria-label={`${t('response.bearing.titleOf', { name })} ${t('response.passages', { count: passages })}`}
      >
        {passages > 0 ? t('response.passages', { count: passages }) : t('response.bearing.open')}
        {waiting > 0 && <span className={styles.waiting}>{t('response.waiting', { count: waiting })}</span>}
      </UnstyledButton>
      {isOpen && (
        <Dialog title={t('response.bearing.titleOf', { name })} isWide onClose={close}>
          <WhatBears paragraph={paragraph} bearing={bearing} known={known} />
        </Dialog>
      )}
    </>
  )
}
