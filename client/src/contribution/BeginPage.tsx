/** Beginning a contribution or a statement: its title and its language, then the page on which it is written. */
import { Button, NativeSelect, TextInput, Title } from '@mantine/core'
import type { ContributionForm } from '@plenary/shared/contribution'
import { directionOf, type Language, languages } from '@plenary/shared/language'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { call } from '../api/call.ts'
import { meQuery } from '../api/queries.ts'
import { consultationQuery } from '../consultation/queries.ts'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { OthersSee } from '../participant/OthersSee.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Shape } from '../ui/Shape.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
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
  useTitle(t(`contribution.begin.${form}`))
  const begin = useApiForm('createContribution', {
    initial: () => ({
      // Made once: sending twice begins one.
      id: crypto.randomUUID() as string,
      title: '',
      language: (languages.find((code) => code === i18n.language) ?? 'en') as Language,
    }),
    body: ({ id, title, language }) => ({ id, form, title: title.trim(), language, speakerId }),
    send: (body) => call('createContribution', { params: { id: stageId }, body }),
    onSent: ({ contribution }) =>
      navigate({ to: '/contributions/$id', params: { id: contribution.id }, replace: true }),
  })
  const { language } = begin.values
  if (error && !data) return <Problem error={error} retry={() => void refetch()} />
  if (!data || me === undefined) return <Shape kinds={['title', 'line', 'block']} />
  return (
    <>
      <p className={styles.back}>
        <Link to="/stages/$stageId" params={{ stageId }}>
          <bdi>{data.stage.title}</bdi>
        </Link>
      </p>
      <Title order={1}>{t(`contribution.begin.${form}`)}</Title>
      {part ? (
        <form {...begin.props} className={styles.begin}>
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
            lang={language}
            dir={directionOf(language)}
            {...begin.field('title')}
          />
          <NativeSelect
            label={t('contribution.field.language')}
            data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
            {...begin.field('language')}
          />
          {begin.refusal}
          <div className={styles.buttons}>
            <Button type="submit" loading={begin.isSending}>
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
