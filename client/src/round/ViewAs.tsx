/** "What would they see?": a kind and a role chosen, and what these may do in every section under the rights on the screen. */
import { NativeSelect } from '@mantine/core'
import type { DraftView } from '@plenary/shared/draft'
import { type Role, type StakeholderKind, stakeholderKinds } from '@plenary/shared/participant'
import { type RightRule, roundActions, type StageView } from '@plenary/shared/stage'
import { useState } from 'react'
import { reasonSaid } from '../i18n/said.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { platformNow } from '../live/clock.ts'
import type { Heading } from './headings.ts'
import { MayHeads } from './MayHeads.tsx'
import styles from './RightsTable.module.css'
import { useParticipants } from './use-names.ts'
import { effectOf, type Reach } from './view-as.ts'

interface Props {
  draft: DraftView
  stage: StageView
  rules: RightRule[]
  headings: Heading[]
  isChanged: boolean
}

const asRoles = ['member', 'observer'] as const satisfies Role[]

export function ViewAs({ draft, stage, rules, headings, isChanged }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<StakeholderKind>('ngo')
  const [role, setRole] = useState<(typeof asRoles)[number]>('member')
  const [delegation, setDelegation] = useState('')
  const delegations = useParticipants(draft.process.slug, true).filter(({ who }) => who.type === 'delegation')
  const actor = {
    id: 'somebody',
    processId: draft.process.id,
    kind,
    role,
    delegationId: delegation === '' ? null : delegation,
  }
  const effect = effectOf(draft, stage, rules, actor, headings, platformNow())
  return (
    <>
      <p className={styles.hint}>{t(isChanged ? 'round.preview.unsaved' : 'round.preview.saved')}</p>
      <div className={styles.as}>
        <NativeSelect
          label={t('round.preview.kind')}
          value={kind}
          data={stakeholderKinds.map((each) => ({ value: each, label: t(`participant.kind.${each}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as StakeholderKind)}
        />
        <NativeSelect
          label={t('round.preview.role')}
          value={role}
          data={asRoles.map((each) => ({ value: each, label: t(`participant.role.${each}`) }))}
          onChange={(event) => setRole(event.currentTarget.value as (typeof asRoles)[number])}
        />
        <NativeSelect
          label={t('round.preview.delegation')}
          value={delegation}
          data={[
            { value: '', label: t('round.preview.noDelegation') },
            ...delegations.map(({ who, name }) => ({ value: who.id, label: name })),
          ]}
          onChange={(event) => setDelegation(event.currentTarget.value)}
        />
      </div>
      <section
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard.
        tabIndex={0}
        aria-label={t('round.preview.of', { title: draft.title })}
      >
        <table className={styles.table}>
          <caption className={styles.hidden}>{t('round.preview.title')}</caption>
          <MayHeads first={t('round.preview.section')} />
          <tbody>
            {effect.map(({ heading, reach }) => (
              <tr key={heading?.id ?? ''}>
                <th scope="row" className={styles.kind}>
                  <bdi>{heading ? sectionName(heading) : t('round.preview.before')}</bdi>
                </th>
                {roundActions.map((action) => (
                  <td key={action}>
                    <Answer reach={reach[action]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

const sectionName = ({ code, text }: Heading): string => (code === text ? text : `${code} ${text}`)

function Answer({ reach: { yes, of, reason } }: { reach: Reach }) {
  const { t } = useTranslation()
  const why = reason && <span className={styles.reason}>{reasonSaid(t, reason)}</span>
  if (yes === of) return <span className={styles.yes}>{t('round.preview.yes')}</span>
  if (yes === 0)
    return (
      <span className={styles.no}>
        {t('round.preview.no')} {why}
      </span>
    )
  return (
    <span>
      {t('round.preview.some', { yes, count: of })} {why}
    </span>
  )
}
