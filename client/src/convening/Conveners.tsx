/** Who may begin processes, and naming another: the link is shown this once. */
import { Button, TextInput, Title } from '@mantine/core'
import type { AnswerOf } from '@plenary/shared/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import styles from '../account/Form.module.css'
import { call } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from '../ui/Problem.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { convenersQuery } from './queries.ts'

export function Conveners() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(convenersQuery)
  const [made, setMade] = useState<AnswerOf<'nameConvener'> | null>(null)
  const form = useApiForm('nameConvener', {
    initial: { email: '' },
    body: ({ email }) => ({ email: email.trim() }),
    send: (body) => call('nameConvener', { body }),
    onSent(link) {
      setMade(link)
      form.reset()
    },
  })
  return (
    <section className={styles.section} aria-labelledby="conveners">
      <Title order={2} id="conveners">
        {t('convening.others.title')}
      </Title>
      {error && !data && <Problem error={error} retry={() => void refetch()} />}
      <ul>
        {data?.items.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <form {...form.props} className={styles.form}>
        <TextInput
          type="email"
          autoComplete="off"
          dir="ltr"
          required
          withAsterisk={false}
          maxLength={320}
          label={t('convening.others.email')}
          description={t('convening.others.hint')}
          {...form.field('email')}
        />
        {form.refusal}
        <Button type="submit" variant="default" loading={form.isSending} className={styles.submit ?? ''}>
          {t('convening.others.submit')}
        </Button>
      </form>
      <div role="status">
        {made && (
          <TextInput
            mt="md"
            dir="ltr"
            readOnly
            label={t('convening.others.made', { email: made.email })}
            value={made.link}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </div>
    </section>
  )
}
