/** Beginning a process, and naming others who may. */
import { Button, NativeSelect, Textarea, TextInput, Title } from '@mantine/core'
import { type Language, languages } from '@plenary/shared/language'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import styles from '../account/Form.module.css'
import { call } from '../api/call.ts'
import { meQuery } from '../api/queries.ts'
import { languageName } from '../i18n/language-name.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { ownZone } from '../i18n/zone-towns.ts'
import { Shape } from '../ui/Shape.tsx'
import { useApiForm } from '../ui/use-api-form.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Conveners } from './Conveners.tsx'
import { slugOf } from './slug-of.ts'
import { ZoneField } from './ZoneField.tsx'

export function BeginPage() {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  useTitle(t('convening.begin.title'))
  if (me === undefined) return <Shape kinds={['title', 'line', 'block']} />
  return (
    <div className={styles.page}>
      <Title order={1}>{t('convening.begin.title')}</Title>
      {me === null && (
        <p className={styles.plain}>
          {t('problem.not-signed-in')}{' '}
          <Link to="/sign-in" search={{ next: '/begin' }}>
            {t('common.signIn')}
          </Link>
        </p>
      )}
      {me && !me.convenes && <p className={styles.plain}>{t('problem.not-a-convener')}</p>}
      {me?.convenes && (
        <>
          <p className={styles.plain}>{t('convening.begin.text')}</p>
          <BeginForm />
          <Conveners />
        </>
      )}
    </div>
  )
}

function BeginForm() {
  const { t, i18n } = useTranslation()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const form = useApiForm('beginProcess', {
    initial: () => ({
      title: '',
      slug: '',
      description: '',
      language: i18n.language as Language,
      timeZone: ownZone(),
    }),
    // Until somebody writes an address of their own, it follows the title.
    body: ({ slug, title, ...rest }) => ({ ...rest, title, slug: slug.trim() || slugOf(title) }),
    judge: ({ slug, title }) =>
      slug.trim() || title.trim() === '' || slugOf(title).length > 1
        ? {}
        : { slug: t('convening.begin.slugNeeded') },
    send: (body) => call('beginProcess', { body }),
    async onSent({ slug }) {
      await cache.invalidateQueries()
      await navigate({ to: '/processes/$slug', params: { slug } })
    },
  })
  const { title, slug } = form.values
  return (
    <form {...form.props} className={styles.form}>
      <TextInput
        required
        withAsterisk={false}
        maxLength={300}
        label={t('convening.begin.name')}
        {...form.field('title')}
        // The address follows the title: what was said about it no longer stands.
        onChange={(event) => form.change({ title: event.currentTarget.value, slug })}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        label={t('convening.begin.description')}
        description={t('convening.begin.descriptionHint')}
        {...form.field('description')}
      />
      <TextInput
        dir="ltr"
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        label={t('convening.begin.slug')}
        description={t('convening.begin.slugHint', { path: `/processes/${slug.trim() || slugOf(title)}` })}
        placeholder={slugOf(title)}
        {...form.field('slug')}
      />
      <NativeSelect
        label={t('convening.begin.language')}
        description={t('convening.begin.languageHint')}
        data={languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
        {...form.field('language')}
      />
      <ZoneField
        label={t('convening.begin.zone')}
        description={t('convening.begin.zoneHint')}
        {...form.field('timeZone')}
      />
      {form.refusal}
      <Button type="submit" loading={form.isSending} className={styles.submit ?? ''}>
        {t('convening.begin.submit')}
      </Button>
    </form>
  )
}
