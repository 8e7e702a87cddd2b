/** What the secretariat does with what was received: post it, or decline with a reason its authors read. */
import { Button, Radio, Textarea } from '@mantine/core'
import { api } from '@plenary/shared/api'
import type { Contribution } from '@plenary/shared/contribution'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { call } from '../api/call.ts'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { FinalAct, type Receipt } from '../ui/FinalAct.tsx'
import { useSchemaForm } from '../ui/use-api-form.tsx'
import styles from './contribution.module.css'

interface Props {
  contribution: Contribution
  put(contribution: Contribution): void
  /** Before it is decided: the act stays in sight until its receipt was read. */
  onLeaving(): void
}

type Decision = { act: 'post' } | { act: 'decline'; reason: string }

export function Decide({ contribution, put, onLeaving }: Props) {
  const { t } = useTranslation()
  const { id, title, by, language } = contribution
  const receipt = (done: Contribution, { act }: Decision): Receipt => ({
    done: t(act === 'post' ? 'contribution.decide.posted' : 'contribution.decide.declined'),
    facts: [{ name: t('contribution.field.title'), value: <bdi lang={language}>{done.title}</bdi> }],
    next: [
      t(`contribution.decide.${act}Next`),
      <Link key="stage" to="/stages/$stageId" params={{ stageId: done.stage.id }}>
        {t('contribution.submit.toStage')} <bdi>{done.stage.title}</bdi>
      </Link>,
    ],
  })
  return (
    <FinalAct<Decision, Contribution, Contribution>
      write={(go) => <Choice mayPost={contribution.consentToPublish} {...go} />}
      prepare={async () => (await call('getContribution', { params: { id } })).contribution}
      review={(now, decision) => (
        <div className={styles.reviewed}>
          <p className={styles.reviewedTitle}>
            <bdi lang={language}>{title}</bdi>
          </p>
          <p className={styles.muted}>
            <bdi>{by.name}</bdi>
            {by.delegation && (
              <>
                {' · '}
                <bdi>{by.delegation.name}</bdi>
              </>
            )}
          </p>
          {decision.act === 'decline' ? (
            <p>
              {t('contribution.declinedBecause')} <bdi dir="auto">{decision.reason}</bdi>
            </p>
          ) : (
            <p>{t('contribution.decide.text')}</p>
          )}
          {now.files.length > 0 && <p>{t('contribution.list.files', { count: now.files.length })}</p>}
        </div>
      )}
      obstacle={({ can }) => (can.decide === 'yes' ? null : reasonSaid(t, can.decide))}
      warning={(_, { act }) => t(`contribution.decide.${act}Warning`)}
      confirm={(_, { act }) => t(`contribution.decide.${act}`)}
      carryOut={async (decision) => {
        onLeaving()
        const answer =
          decision.act === 'post'
            ? await call('publishContribution', { params: { id } })
            : await call('declineContribution', { params: { id }, body: { reason: decision.reason } })
        return answer.contribution
      }}
      receipt={receipt}
      onDone={put}
    />
  )
}

/** What the endpoint of declining takes, and posting with nothing but the wish to. */
const decision = z.discriminatedUnion('act', [
  z.object({ act: z.literal('post') }),
  z.object({ act: z.literal('decline'), ...api.declineContribution.body.shape }),
])

interface ChoiceProps {
  mayPost: boolean
  review(decision: Decision): void
  isPreparing: boolean
}

function Choice({ mayPost, review, isPreparing }: ChoiceProps) {
  const { t } = useTranslation()
  const form = useSchemaForm(decision, {
    initial: { act: '', reason: '' },
    body: ({ act, reason }) => ({ act, reason: reason.trim() }) as Decision,
    send: async (made) => review(made.act === 'post' ? { act: 'post' } : made),
  })
  const { act } = form.values
  return (
    <form {...form.props} className={styles.choice}>
      <Radio.Group label={t('contribution.decide.title')} {...form.field('act')}>
        <Radio
          value="post"
          disabled={!mayPost}
          label={t('contribution.decide.post')}
          description={t(mayPost ? 'contribution.decide.text' : 'problem.consent-missing')}
          className={styles.option ?? ''}
        />
        <Radio value="decline" label={t('contribution.decide.decline')} className={styles.option ?? ''} />
      </Radio.Group>
      {act === 'decline' && (
        <Textarea
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={1000}
          label={t('contribution.decide.reason')}
          description={t('contribution.decide.reasonHint')}
          {...form.field('reason')}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={act === ''} loading={isPreparing}>
          {t('contribution.decide.review')}
        </Button>
      </div>
    </form>
  )
}
