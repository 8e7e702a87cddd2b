/** The choice of somebody under a pseudonym: another name in every stage, or recognised from stage to stage. */
import { Switch, Title } from '@mantine/core'
import type { Participation } from '@plenary/shared/participant'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { queryKeys } from '../api/keys.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import styles from './Form.module.css'

/** Nothing for whoever acts by name everywhere. */
export function LinkStages({ participations }: { participations: Participation[] }) {
  const { t } = useTranslation()
  const masked = participations.filter(({ linksStages }) => linksStages !== null)
  if (masked.length === 0) return null
  return (
    <section className={styles.section}>
      <Title order={2}>{t('pseudonym.title')}</Title>
      {masked.map((mine) => (
        <Choice key={mine.id} mine={mine} />
      ))}
    </section>
  )
}

function Choice({ mine: { id, name, process, linksStages } }: { mine: Participation }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const choose = useMutation({
    mutationFn: (links: boolean) => call('linkStages', { params: { id }, body: { linksStages: links } }),
    onSuccess: (next) => cache.setQueryData(queryKeys.me, next),
  })
  const shown = choose.isPending ? choose.variables : linksStages === true
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around each process.
    <div className={styles.choice} role="group" aria-label={process.title}>
      <p className={styles.plain}>{t('pseudonym.text', { process: process.title })}</p>
      {choose.error && <Problem error={choose.error} />}
      <Switch
        size="md"
        checked={shown}
        disabled={choose.isPending}
        onChange={(event) => choose.mutate(event.currentTarget.checked)}
        label={t('pseudonym.link', { name })}
        description={t('pseudonym.linkText', { name })}
      />
    </div>
  )
}
