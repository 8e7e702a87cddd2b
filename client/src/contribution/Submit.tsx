/** Submitting and withdrawing: what happens then in plain words, what others will see, and who may do it. */
import { Button, Checkbox } from '@mantine/core'
import type { Contribution } from '@plenary/shared/contribution'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { OthersSee } from '../participant/OthersSee.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './contribution.module.css'

interface Props {
  contribution: Contribution
  consents: boolean
  onConsent(consents: boolean): void
  /** Resolves once all that was written is with the server; false when it is not. */
  settle(): Promise<boolean>
  put(contribution: Contribution): void
}

export function Submit({ contribution, consents, onConsent, settle, put }: Props) {
  const { t } = useTranslation()
  const { id, can } = contribution
  const [waits, setWaits] = useState(false)
  const submit = useMutation({
    mutationFn: async () => {
      setWaits(false)
      if (!(await settle())) return setWaits(true)
      put((await call('submitContribution', { params: { id } })).contribution)
    },
  })
  const problem = useFocusOn<HTMLDivElement>(submit.error)
  const may = can.submit === 'yes'
  return (
    <section aria-labelledby="submit" className={styles.submit}>
      <h2 id="submit" className={styles.partTitle}>
        {t('contribution.submit.title')}
      </h2>
      <ul className={styles.what}>
        <li>{t('contribution.submit.fixed')}</li>
        <li>{t('contribution.submit.secretariat')}</li>
        <li>{t('contribution.submit.withdraw')}</li>
      </ul>
      <Checkbox
        checked={consents}
        label={t('contribution.consent.label')}
        description={t('contribution.consent.text')}
        onChange={({ currentTarget }) => onConsent(currentTarget.checked)}
      />
      {!consents && <p className={styles.muted}>{t('contribution.consent.without')}</p>}
      <OthersSee me={contribution.by} />
      {!may && (
        <p className={styles.reason} id="submit-reason">
          {t(`problem.${can.submit}`)}
        </p>
      )}
      {waits && (
        <p role="alert" className={styles.warn}>
          {t('contribution.submit.notSaved')}
        </p>
      )}
      {submit.error && <Problem error={submit.error} ref={problem} />}
      <div className={styles.buttons}>
        <Button
          disabled={!may}
          aria-describedby={may ? undefined : 'submit-reason'}
          loading={submit.isPending}
          onClick={() => submit.mutate()}
        >
          {t('contribution.submit.submit')}
        </Button>
        {can.withdraw === 'yes' && <Withdraw contribution={contribution} put={put} />}
      </div>
    </section>
  )
}

/** Asked twice: what is withdrawn cannot be brought back, only brought again. */
export function Withdraw({ contribution, put }: Pick<Props, 'contribution' | 'put'>) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const kind = contribution.status === 'draft' ? 'draft' : 'submitted'
  const withdraw = useMutation({
    mutationFn: () => call('withdrawContribution', { params: { id: contribution.id } }),
    onSuccess: (answer) => put(answer.contribution),
  })
  const form = useFocusOn<HTMLElement>(isAsked)
  if (!isAsked)
    return (
      <Button variant="default" onClick={() => setAsked(true)}>
        {t(`contribution.withdraw.${kind}`)}
      </Button>
    )
  return (
    <section ref={form} tabIndex={-1} className={styles.ask} aria-label={t(`contribution.withdraw.${kind}`)}>
      <p>{t(`contribution.withdraw.${kind}Text`)}</p>
      {withdraw.error && <Problem error={withdraw.error} />}
      <div className={styles.buttons}>
        <Button color="red.9" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('contribution.withdraw.yes')}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    </section>
  )
}
