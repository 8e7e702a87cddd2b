/** What a verification found, in words: all well with number and root, or each fault by its entry. */
import { fingerprintOf } from '@plenary/shared/checkpoint'
import type { Fault } from '@plenary/shared/verify-record'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './record.module.css'
import type { Verified } from './verification.ts'

/** More would not help anyone to understand. */
const faultsShown = 20

export function Result({
  verified: { checkpoint, findings },
  witnessed,
}: {
  verified: Verified
  witnessed: boolean
}) {
  const { t } = useTranslation()
  const { faults, entries, keys } = findings
  if (faults.length > 0)
    return (
      <div className={styles.bad}>
        <p>
          <strong>{t('record.verify.bad', { count: faults.length })}</strong> {t('record.verify.badText')}
        </p>
        <ul className={styles.faults}>
          {faults.slice(0, faultsShown).map((fault) => (
            <li key={`${fault.number} ${fault.fault} ${fault.detail}`}>
              <FaultLine fault={fault} />
            </li>
          ))}
        </ul>
        {faults.length > faultsShown && (
          <p>{t('record.verify.moreFaults', { count: faults.length - faultsShown })}</p>
        )}
      </div>
    )
  return (
    <div className={styles.good}>
      <p>
        <strong>{t('record.verify.good', { count: entries })}</strong>{' '}
        {t('record.verify.goodText', { number: checkpoint.number })}
        {witnessed && <> {t('record.verify.witnessed')}</>}
      </p>
      <p className={styles.hashLine}>
        {t('record.verify.root')} <code dir="ltr">{checkpoint.hash}</code>
      </p>
      <p className={styles.hashLine}>
        {t('record.verify.signedBy')} <code dir="ltr">{keys.map(fingerprintOf).join(', ')}</code>
      </p>
      {keys.length > 1 && <p>{t('record.verify.keys')}</p>}
    </div>
  )
}

function FaultLine({ fault: { number, fault } }: { fault: Fault }) {
  const { t } = useTranslation()
  return (
    <>
      <Link to="/record/$number" params={{ number: String(number) }}>
        {t('record.entry', { number })}
      </Link>{' '}
      – {t(`record.fault.${fault}`)}
    </>
  )
}
