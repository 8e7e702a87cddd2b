/** Beginning a contribution or a statement: its title and its language, then the page on which it is written. */
import { Button, NativeSelect, TextInput, Title } from '@mantine/core'
import type { ContributionForm } from '@plenary/shared/contribution'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { meQuery } from '../api/queries.ts'
import { consultationQuery } from '../consultation/queries.ts'
import { languageName } from '../i18n/language-name.ts'
import { OthersSee } from '../participant/OthersSee.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useFocusOn } from '../ui/use-focus-on.ts'
import { useTitle } from '../ui/use-title.ts'
import styles from './contribution.module.css'

interface Props {
  stageId: string
  form: Exclude<ContributionForm, 'facilitated'>
  /** The place in the speakers' list a statement belongs to. */
  speakerId: string | null
}

export function BeginPage({ stageId, form, speakerId }: Props) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(consultationQuery(stageId))
  const { data: me } = useQuery(meQuery)
  const part = data?.seenAs
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<Language>(
    () => languages.find((code) => code === i18n.language) ?? 'en',
  )
  /** Made once: sending twice begins one. */
  const [id] = useState(() => crypto.randomUUID())
  useTitle(t(`contribution.begin.${form}`))
  const begin = useMutation({
    mutationFn: () =>
      call('createContribution', {
        params: { id: stageId },
        body: {
          id,
          form,
          title: title.trim(),
          language,
          speakerId,
        },
      }),
    onSuccess: ({ contribution }) =>
      navigate({ to: '/contributions/$id', params: { id: contribution.id }, replace: true }),
  })
  const problem = useFocusOn<HTMLDivElement>(begin.error)
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />
  if (!data || me === undefined) return <Shape kinds={['title', 'line', 'block']} />
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    begin.mutate()
  }
  return (
    <>
      <p className={styles.back}>
        <Link to="/stages/$stageId" params={{ stageId }}>
          <bdi>{data.stage.title}</bdi>
        </Link>
      </p>
      <Title order={1}>{t(`contribution.begin.${form}`)}</Title>
      {part ? (
        <form className={styles.begin} onSubmit={submit}>
          <p className={styles.muted}>
            {part.delegation
              ? t('contribution.begin.together', { delegation: part.delegation.name })
              : t('contribution.begin.alone')}
          </p>
          <OthersSee me={part} />
          <TextInput
            required
            withAsterisk={false}
            maxLength={300}
            label={t('contribution.field.title')}
            description={t('contribution.field.titleHint')}
            value={title}
            lang={language}
            dir={directionOf(language)}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <NativeSelect
            label={t('contribution.field.language')}
            data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
            value={language}
            onChange={({ currentTarget }) => setLanguage(currentTarget.value as Language)}
          />
          {begin.error && <Problem error={begin.error} ref={problem} />}
          <div className={styles.buttons}>
            <Button type="submit" disabled={title.trim() === ''} loading={begin.isPending}>
              {t('contribution.begin.go')}
            </Button>
          </div>
        </form>
      ) : (
        <p className={styles.muted}>{t(me ? 'problem.not-a-participant' : 'problem.not-signed-in')}</p>
      )}
    </>
  )
}
