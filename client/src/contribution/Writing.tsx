/** Writing a contribution together: its words live, what is said about it, its files, and submitting it. */
import { VisuallyHidden } from '@mantine/core'
import type { Contribution } from '@plenary/shared/contribution'
import { type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react'
import { RefusedAloud } from '../draft/RefusedHere.tsx'
import { RefusedPanel } from '../draft/RefusedPanel.tsx'
import { statusOf } from '../draft/status.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { useConnection } from '../live/socket.ts'
import { Icon } from '../ui/icons.tsx'
import { Problem } from '../ui/Problem.tsx'
import { DetailFields, TitleFields } from './AboutForm.tsx'
import { withAboutOf } from './answers.ts'
import { Body } from './Body.tsx'
import styles from './contribution.module.css'
import { Files } from './Files.tsx'
import { Status } from './Status.tsx'
import type { Writer } from './Submit.tsx'
import { useAbout } from './use-about.ts'
import { useBody } from './use-body.ts'
import { useWritingPosition } from './use-writing-position.ts'

interface Props {
  contribution: Contribution
  accountId: string
  put(make: (have: Contribution) => Contribution): void
  /** For the act that submits it. */
  writer: Ref<Writer>
}

export function Writing({ contribution, accountId, put, writer }: Props) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<unknown>(null)
  const [notice, setNotice] = useState('')
  const place = useWritingPosition({ contribution, onAnswer: put, onProblem: setProblem })
  const placeNow = useRef(place)
  placeNow.current = place
  const { live, blocks } = useBody({
    contribution,
    accountId,
    mayEdit: true,
    onReset: (id) => {
      if (placeNow.current.active?.id === id) placeNow.current.open(id, { at: 'end' })
    },
    onClosed: (_, code) => setNotice(t('drafting.notice.changedUnderYou', { reason: reasonSaid(t, code) })),
  })
  const putAbout = useCallback((answer: Contribution) => put((have) => withAboutOf(have, answer)), [put])
  const { about, change, settle, isSaved, error } = useAbout(contribution, putAbout)
  const settleAll = async (): Promise<boolean> => {
    if (!(await settle())) return false
    const rooms = live.live?.rooms
    const done = await Promise.all((rooms?.openRooms() ?? []).map((room) => rooms?.settled(room)))
    return done.every(Boolean)
  }
  useImperativeHandle(writer, () => ({
    // What is chosen now is sent by the next settling: state alone would be a render late.
    consent: (consentToPublish) => change({ consentToPublish }),
    settle: settleAll,
    blocks: () => blocks,
  }))
  return (
    <div className={styles.writing}>
      <h1 className={styles.title}>{t(`contribution.writing.${contribution.form}`)}</h1>
      <p className={styles.line}>
        <Status status={contribution.status} />
        <Saved live={live} isSaved={isSaved} />
      </p>
      <p className={styles.muted}>
        {contribution.by.delegation
          ? t('contribution.writing.together', { delegation: contribution.by.delegation.name })
          : t('contribution.writing.alone')}
      </p>
      <RefusedAloud refused={live.refused} nameOf={nameOf} />
      <RefusedPanel
        refused={live.refused}
        nameOf={(room) => nameOf(room)}
        onDismiss={(key) => void live.live?.rooms.kept.dismiss(key)}
      />
      <TitleFields about={about} onChange={change} />
      {error !== null && <Problem error={error} retry={() => void settle()} />}
      <Body
        contribution={{ ...contribution, language: about.language }}
        blocks={blocks}
        live={live}
        place={place}
        onNotice={setNotice}
      />
      <p role="status" className={styles.notice}>
        {notice}
      </p>
      {problem !== null && <Problem error={problem} />}
      <DetailFields
        about={about}
        process={contribution.stage.processSlug}
        isFacilitated={contribution.form === 'facilitated'}
        entersOthers={contribution.by.role === 'secretariat'}
        own={contribution.by.delegation?.id ?? null}
        current={contribution}
        onChange={change}
      />
      <Files contribution={contribution} mayEdit put={put} />
    </div>
  )

  function nameOf(room: string): string | null {
    const nth = contribution.blocks.findIndex((block) => block.room === room)
    return nth < 0 ? null : t('contribution.paragraph', { nth: nth + 1 })
  }
}

/** "Saved" is the server's word about every letter of the body and every field about it. */
function Saved({ live, isSaved }: { live: ReturnType<typeof useBody>['live']; isSaved: boolean }) {
  const { t } = useTranslation()
  const words = statusOf(live, useConnection(), true)
  const status = words === 'saved' && !isSaved ? 'saving' : words
  const away = status === 'offline' || status === 'kept' || status === 'pageOnly' || status === 'refused'
  return (
    <span className={styles.saved} data-status={status}>
      <Icon name={away ? 'offline' : status === 'saved' ? 'check' : 'waiting'} />{' '}
      {t(`drafting.status.${status}`)}
      <VisuallyHidden role="status">{away && t(`drafting.status.${status}`)}</VisuallyHidden>
    </span>
  )
}
