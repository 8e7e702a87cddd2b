/** Submitting: whether it may be published is asked, what would be received is shown, and a receipt says what was. */
import { Button, Radio } from '@mantine/core'
import type { Block, Contribution } from '@plenary/shared/contribution'
import { directionOf } from '@plenary/shared/language'
import { Link } from '@tanstack/react-router'
import { type RefObject, useState } from 'react'
import { call } from '../api/call.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { ownZone } from '../i18n/zone-towns.ts'
import { OthersSee } from '../participant/OthersSee.tsx'
import { FinalAct, type Receipt } from '../ui/FinalAct.tsx'
import { Moment } from '../ui/Moment.tsx'
import styles from './contribution.module.css'
import { Withdraw } from './Withdraw.tsx'

/** What the place where it is written knows and does. */
export interface Writer {
  /** Resolves once all that was written is with the server; false when it is not. */
  settle(): Promise<boolean>
  consent(consents: boolean): void
  blocks(): Block[]
}

interface Props {
  contribution: Contribution
  writer: RefObject<Writer | null>
  put(contribution: Contribution): void
  /** Before it leaves: what is shown from then on is this act until its receipt was read. */
  onLeaving(): void
}

interface Ready {
  isSaved: boolean
  contribution: Contribution
  blocks: Block[]
}

export function Submit({ contribution, writer, put, onLeaving }: Props) {
  const { t } = useTranslation()
  const receiptOf = useReceipt()
  const { id } = contribution
  const prepare = async (consents: boolean): Promise<Ready> => {
    writer.current?.consent(consents)
    const isSaved = (await writer.current?.settle()) ?? false
    const { contribution: now } = await call('getContribution', { params: { id } })
    const blocks = (writer.current?.blocks() ?? []).filter(({ text }) => text.trim() !== '')
    return { isSaved, contribution: now, blocks }
  }
  const obstacle = ({ isSaved, contribution: { files, can }, blocks }: Ready): string | null => {
    if (!isSaved) return t('contribution.submit.notSaved')
    if (blocks.length === 0 && files.length === 0) return t('problem.contribution-empty')
    return can.submit === 'yes' ? null : reasonSaid(t, can.submit)
  }
  return (
    <FinalAct<boolean, Ready, Contribution>
      write={(go) => <Choice contribution={contribution} put={put} {...go} />}
      prepare={prepare}
      review={(ready, consents) => <Reviewed {...ready} consents={consents} />}
      obstacle={obstacle}
      warning={() => `${t('contribution.submit.fixed')} ${t('contribution.submit.withdraw')}`}
      confirm={() => t('contribution.submit.submit')}
      carryOut={async () => {
        onLeaving()
        return (await call('submitContribution', { params: { id } })).contribution
      }}
      receipt={receiptOf}
      onDone={put}
    />
  )
}

interface ChoiceProps extends Pick<Props, 'contribution' | 'put'> {
  review(consents: boolean): void
  isPreparing: boolean
}

/** Nothing is chosen for the person: neither silence nor haste is consent. */
function Choice({ contribution, put, review, isPreparing }: ChoiceProps) {
  const { t } = useTranslation()
  const { can, consentToPublish } = contribution
  const [consents, setConsents] = useState<boolean | null>(consentToPublish || null)
  const may = can.submit === 'yes'
  const why = !may ? reasonSaid(t, can.submit) : consents === null ? t('contribution.consent.choose') : null
  return (
    <div className={styles.choice}>
      <p>{t('contribution.submit.secretariat')}</p>
      <Radio.Group
        label={t('contribution.consent.question')}
        value={consents === null ? '' : String(consents)}
        onChange={(value) => setConsents(value === 'true')}
      >
        <Radio
          value="true"
          label={t('contribution.consent.label')}
          description={t('contribution.consent.text')}
          className={styles.option ?? ''}
        />
        <Radio
          value="false"
          label={t('contribution.consent.not')}
          description={t('contribution.consent.without')}
          className={styles.option ?? ''}
        />
      </Radio.Group>
      {why && (
        <p className={styles.reason} id="submit-reason">
          {why}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          disabled={why !== null}
          aria-describedby={why ? 'submit-reason' : undefined}
          loading={isPreparing}
          onClick={() => consents !== null && review(consents)}
        >
          {t('contribution.submit.review')}
        </Button>
        {can.withdraw === 'yes' && <Withdraw contribution={contribution} put={put} />}
      </div>
    </div>
  )
}

/** Exactly what would be received: its title, its words, its files, and as whose. */
function Reviewed({ contribution, blocks, consents }: Ready & { consents: boolean }) {
  const { t } = useTranslation()
  const { title, language, files, by } = contribution
  return (
    <div className={styles.reviewed}>
      <p className={styles.reviewedTitle} lang={language} dir={directionOf(language)}>
        {title}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard. */}
      <section className={styles.reviewedWords} aria-label={t('contribution.submit.words')} tabIndex={0}>
        {blocks.map(({ id, text }) => (
          <p key={id} lang={language} dir={directionOf(language)}>
            {text}
          </p>
        ))}
      </section>
      {files.length > 0 && (
        <ul className={styles.what} aria-label={t('contribution.submit.files')}>
          {files.map(({ id, name }) => (
            <li key={id}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      <OthersSee me={by} />
      <p>{t(consents ? 'contribution.consent.text' : 'contribution.consent.without')}</p>
    </div>
  )
}

function useReceipt() {
  const { t } = useTranslation()
  return ({ title, receivedAt, stage, consentToPublish }: Contribution): Receipt => ({
    done: t('contribution.submit.done'),
    facts: [
      { name: t('contribution.field.title'), value: <bdi>{title}</bdi> },
      ...(receivedAt
        ? [
            {
              name: t('contribution.submit.receivedAt'),
              value: <Moment at={receivedAt} timeZone={ownZone()} />,
            },
          ]
        : []),
      {
        name: t('contribution.submit.publication'),
        value: t(consentToPublish ? 'contribution.consent.label' : 'contribution.consent.not'),
      },
    ],
    next: [
      t('contribution.submit.answer'),
      <Link key="stage" to="/stages/$stageId" params={{ stageId: stage.id }}>
        {t('contribution.submit.toStage')} <bdi>{stage.title}</bdi>
      </Link>,
    ],
  })
}
