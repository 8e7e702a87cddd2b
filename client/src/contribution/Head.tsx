/** The head of a contribution as it is read: what it is, whose it is, when it came. */
import type { Contribution } from '@plenary/shared/contribution'
import { directionOf } from '@plenary/shared/language'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { processQuery } from '../api/queries.ts'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { nameOfDelegation } from '../participant/delegation-name.ts'
import { EnteredBySecretariat } from '../participant/EnteredBySecretariat.tsx'
import { Moment } from '../ui/Moment.tsx'
import { TopicList } from '../ui/TopicList.tsx'
import styles from './contribution.module.css'
import { Status } from './Status.tsx'
import { saidBy } from './said-by.ts'

export function Crumbs({ contribution }: { contribution: Contribution }) {
  const { t } = useTranslation()
  const { stage } = contribution
  return (
    <p className={styles.back}>
      <Link to="/stages/$stageId" params={{ stageId: stage.id }}>
        <bdi>{stage.title}</bdi>
      </Link>
      {' · '}
      <Link to="/processes/$slug/contributions" params={{ slug: stage.processSlug }}>
        {t('contribution.register')}
      </Link>
    </p>
  )
}

export function Head({ contribution }: { contribution: Contribution }) {
  const { t, i18n } = useTranslation()
  const { title, status, form, language, by, kind, attributedTo, onBehalfOf, entered, topics, facilitation } =
    contribution
  return (
    <header>
      <h1 className={styles.title} lang={language} dir={directionOf(language)}>
        {title || t('contribution.withdrawnTitle')}
      </h1>
      <p className={styles.line}>
        <Status status={status} />
        <span className={styles.muted}>
          {t(`contribution.form.${form}`)} · {languageName(language, i18n.language)}
        </span>
      </p>
      {facilitation && (
        <p className={styles.saidBy}>
          {saidBy(facilitation, t, i18n.language)}
          {t('contribution.group.enteredBy')} <bdi>{by.name}</bdi>
          {by.delegation && (
            <>
              {' ('}
              <bdi>{by.delegation.name}</bdi>)
            </>
          )}
          .
        </p>
      )}
      <dl className={styles.facts}>
        {attributedTo.length > 0 && (
          <Fact name={t('contribution.field.attributedTo')}>
            {attributedTo.map((name, nth) => (
              <span key={name}>
                {nth > 0 && ', '}
                <bdi>{name}</bdi>
              </span>
            ))}
          </Fact>
        )}
        {onBehalfOf && (
          <Fact name={t('contribution.field.onBehalfOf')}>
            <bdi>{nameOfDelegation({ ...onBehalfOf, id: onBehalfOf.delegationId }, i18n.language)}</bdi>
            <span className={styles.muted}> ({t(`contribution.behalf.${onBehalfOf.state}`)})</span>
          </Fact>
        )}
        {entered && (
          <Fact name={t('contribution.field.entered')}>
            <EnteredBySecretariat entered={entered} name={entered.person ?? ''} />
          </Fact>
        )}
        {!facilitation && (
          <Fact name={t('contribution.broughtBy')}>
            <bdi>{by.name}</bdi>
            <span className={styles.muted}>
              {' · '}
              {by.delegation ? <bdi>{by.delegation.name}</bdi> : t(`participant.kind.${kind}`)}
            </span>
          </Fact>
        )}
        <Moments contribution={contribution} />
      </dl>
      <TopicList topics={topics} />
    </header>
  )
}

function Moments({ contribution }: { contribution: Contribution }) {
  const { t } = useTranslation()
  const { data: process } = useQuery(processQuery(contribution.stage.processSlug))
  const stage = process?.stages.find(({ id }) => id === contribution.stageId)
  const moments = ['spokenAt', 'receivedAt', 'postedAt', 'withdrawnAt'] as const
  return moments.map((name) => {
    const at = contribution[name]
    return at ? (
      <Fact key={name} name={t(`contribution.moment.${name}`)}>
        <Moment at={at} timeZone={stage?.timeZone ?? 'UTC'} place={stage?.place ?? null} />
      </Fact>
    ) : null
  })
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
