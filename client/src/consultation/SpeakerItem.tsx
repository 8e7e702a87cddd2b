/** One place in the speakers' list: who, for whom, in which state; the tools of the secretariat and of whoever asked. */
import { Button, NativeSelect } from '@mantine/core'
import type { Speaker } from '@plenary/shared/consultation'
import type { ParticipantView } from '@plenary/shared/participant'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { useNow } from '../live/clock.ts'
import { nameOfDelegation } from '../participant/delegation-name.ts'
import { EnteredBySecretariat } from '../participant/EnteredBySecretariat.tsx'
import styles from './consultation.module.css'
import { RowTools } from './RowTools.tsx'
import { allotments, clockOf, secondsLeft, secondsUsed } from './speaking.ts'
import type { SpeakerChange } from './use-speakers.ts'

interface Props {
  speaker: Speaker
  /** Place among those still to speak. */
  nth?: number
  isLast?: boolean
  mayKeep: boolean
  nobodySpeaks: boolean
  me: ParticipantView | null
  stageId: string
  itemOf(id: string | null): string | undefined
  onMove?: (to: number) => void
  change(what: SpeakerChange): void
}

export function SpeakerItem(props: Props) {
  const { speaker, nth, isLast = false, stageId, mayKeep, nobodySpeaks, me, itemOf, onMove, change } = props
  const { t, i18n } = useTranslation()
  const { id, name, onBehalfOf, entered, participant, status, statementId } = speaker
  const row = useRef<HTMLLIElement>(null)
  /** Where focus was when the row was moved: it moves along. */
  const follow = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row has a new place in the list.
  useEffect(() => {
    if (follow.current === null) return
    row.current?.querySelector<HTMLElement>(`[aria-label="${CSS.escape(follow.current)}"]`)?.focus()
    if (document.activeElement === document.body) row.current?.focus()
    follow.current = null
  }, [nth])
  const move = (by: 1 | -1): void => {
    if (nth === undefined || !onMove) return
    follow.current = document.activeElement?.getAttribute('aria-label') ?? ''
    onMove(nth + by)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (!event.altKey || by === null || !mayKeep || nth === undefined) return
    event.preventDefault()
    move(by)
  }
  const isMine = participant !== null && participant.id === me?.id
  const isOurs = participant?.delegation != null && participant.delegation.id === me?.delegation?.id
  const maySend = status !== 'absent' && (mayKeep || isMine || isOurs)
  const item = itemOf(speaker.itemId)
  return (
    <li
      ref={row}
      className={styles.speaker}
      data-status={status}
      tabIndex={mayKeep && nth !== undefined ? 0 : undefined}
      aria-label={mayKeep && nth !== undefined ? name : undefined}
      onKeyDown={onKeyDown}
    >
      <span className={styles.nth}>{nth === undefined ? '' : `${nth + 1}.`}</span>
      <div className={styles.who}>
        <p>
          <bdi className={styles.name}>{name}</bdi>
          {participant?.delegation && participant.delegation.name !== name && (
            <span className={styles.muted}>
              {' · '}
              <bdi>{participant.delegation.name}</bdi>
            </span>
          )}
          {isMine && <span className={styles.muted}> ({t('consultation.speakers.you')})</span>}
        </p>
        {entered && <EnteredBySecretariat entered={entered} name={name} />}
        {onBehalfOf && (
          <p className={styles.muted}>
            {t('consultation.speakers.onBehalfOf')}{' '}
            <bdi>{nameOfDelegation({ ...onBehalfOf, id: onBehalfOf.delegationId }, i18n.language)}</bdi>
          </p>
        )}
        {item && (
          <p className={styles.muted}>
            <bdi dir="auto">{item}</bdi>
          </p>
        )}
        {statementId ? (
          <p>
            <Link to="/contributions/$id" params={{ id: statementId }}>
              {t('consultation.speakers.statement')}
            </Link>
          </p>
        ) : (
          maySend && (
            <p>
              <Link
                to="/stages/$stageId/contribute"
                params={{ stageId }}
                search={{ form: 'statement', speaker: id }}
              >
                {t('consultation.speakers.bring')}
              </Link>
            </p>
          )
        )}
      </div>
      <TimeOf speaker={speaker} />
      {mayKeep && (
        <div className={styles.tools}>
          <Tools speaker={speaker} isNext={nth === 0 && nobodySpeaks} change={change} />
          {nth !== undefined && (
            <RowTools
              name={name}
              isFirst={nth === 0}
              isLast={isLast}
              why={null}
              onMove={move}
              onRemove={() => change({ id, status: 'withdrawn' })}
            />
          )}
        </div>
      )}
      {!mayKeep && isMine && status === 'listed' && (
        <Button variant="default" onClick={() => change({ id, status: 'withdrawn' })}>
          {t('consultation.speakers.withdraw')}
        </Button>
      )}
    </li>
  )
}

function TimeOf({ speaker }: { speaker: Speaker }) {
  const { t } = useTranslation()
  const { status, allottedSeconds } = speaker
  if (status === 'speaking') return <Left speaker={speaker} />
  const used = secondsUsed(speaker)
  return (
    <p className={styles.time}>
      {status === 'listed' && t('consultation.speakers.allotted', { time: clockOf(allottedSeconds) })}
      {status === 'spoke' &&
        (used === null
          ? t('consultation.speakers.state.spoke')
          : t('consultation.speakers.spokeFor', { time: clockOf(used) }))}
      {status === 'absent' && t('consultation.speakers.state.absent')}
    </p>
  )
}

/** Drawn every second; not said aloud, for nobody listens to a clock. */
function Left({ speaker }: { speaker: Speaker }) {
  const { t } = useTranslation()
  const left = secondsLeft(speaker, useNow(1000)) ?? 0
  return (
    <p className={styles.left} data-over={left < 0 || undefined} role="timer" aria-live="off">
      {t(left < 0 ? 'consultation.speakers.overBy' : 'consultation.speakers.left', { time: clockOf(left) })}
    </p>
  )
}

interface ToolsProps {
  speaker: Speaker
  /** Whoever is called next: the one act the list waits for. */
  isNext: boolean
  change(what: SpeakerChange): void
}

function Tools({ speaker, isNext, change }: ToolsProps) {
  const { t } = useTranslation()
  const { id, name, status, allottedSeconds } = speaker
  const act = (to: Speaker['status'], key: 'call' | 'end' | 'absent' | 'again') => (
    <Button
      variant={key === 'end' || (key === 'call' && isNext) ? 'filled' : 'default'}
      aria-label={t(`consultation.speakers.${key}Of`, { name })}
      onClick={() => change({ id, status: to })}
    >
      {t(`consultation.speakers.${key}`)}
    </Button>
  )
  return (
    <>
      {status === 'listed' && act('speaking', 'call')}
      {status === 'speaking' && act('spoke', 'end')}
      {status === 'listed' && act('absent', 'absent')}
      {status === 'absent' && act('listed', 'again')}
      {(status === 'listed' || status === 'speaking') && (
        <NativeSelect
          aria-label={t('consultation.speakers.allotOf', { name })}
          data={allotments(allottedSeconds).map((seconds) => ({
            value: String(seconds),
            label: t('consultation.speakers.minutes', { time: clockOf(seconds) }),
          }))}
          value={String(allottedSeconds)}
          onChange={({ currentTarget }) => change({ id, allottedSeconds: Number(currentTarget.value) })}
        />
      )}
    </>
  )
}
