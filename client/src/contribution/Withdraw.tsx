/** Withdrawing a contribution, or dropping a draft of one. */
import { Button } from '@mantine/core'
import type { Contribution } from '@plenary/shared/contribution'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import styles from './contribution.module.css'

interface Props {
  contribution: Contribution
  put(contribution: Contribution): void
}

/** Asked twice: what is withdrawn cannot be brought back, only brought again. */
export function Withdraw({ contribution, put }: Props) {
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
