/** What stands in place of a page while it comes, when there is nothing behind its address, and when it failed. */
import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ProblemError } from '../api/call.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import { Problem } from './Problem.tsx'
import { Shape, type ShapeKind } from './Shape.tsx'

interface Props {
  title: string
  error: unknown
  retry(): void
  shape?: readonly ShapeKind[]
}

/** Refusals that asking again will not change. */
const final: ReadonlySet<string> = new Set([
  'not-found',
  'not-signed-in',
  'not-a-participant',
  'secretariat-only',
  'not-one-draft',
  'invalid-input',
])

export function Waiting({ title, error, retry, shape = page }: Props) {
  const { t } = useTranslation()
  if (!error) return <Shape kinds={shape} />
  const code = error instanceof ProblemError ? error.code : null
  if (code === 'not-found')
    return (
      <>
        <Title order={1}>{t('common.notFound.title')}</Title>
        <p>{t('common.notFound.text')}</p>
        <Link to="/">{t('common.home')}</Link>
      </>
    )
  return (
    <>
      <Title order={1} mb="md">
        {title}
      </Title>
      <Problem error={error} {...(code !== null && final.has(code) ? {} : { retry })} />
      {code === 'not-signed-in' && (
        <p>
          <Link to="/sign-in" search={{ next: location.pathname + location.search }}>
            {t('common.signIn')}
          </Link>
        </p>
      )}
    </>
  )
}

const page: readonly ShapeKind[] = ['short', 'title', 'line', 'line', 'short', 'block', 'block', 'block']
