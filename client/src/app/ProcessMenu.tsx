/** The process in the header: which one this page belongs to, and the others. */
import { useQuery } from '@tanstack/react-query'
import { Link, useMatches } from '@tanstack/react-router'
import { draftQuery, processesQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Header.module.css'
import { HeaderMenu } from './HeaderMenu.tsx'

export function ProcessMenu() {
  const { t } = useTranslation()
  const { data: processes } = useQuery(processesQuery)
  const current = useCurrentSlug()
  if (!processes || processes.items.length === 0) return null
  const title = processes.items.find(({ slug }) => slug === current)?.title
  return (
    <HeaderMenu
      label={title ? t('common.processMenu', { name: title }) : t('common.choosing')}
      shown={title ?? t('common.processes')}
      className={styles.process}
      choices={processes.items.map(({ slug, title: name, language }) => ({
        id: slug,
        name,
        lang: language,
        isCurrent: slug === current,
        link: (props) => <Link to="/processes/$slug" params={{ slug }} {...props} />,
      }))}
    />
  )
}

/** From the address, or from the draft that is open. */
function useCurrentSlug(): string | undefined {
  const params = useMatches({
    select: (matches) =>
      Object.assign({}, ...matches.map((match) => match.params)) as { slug?: string; draftId?: string },
  })
  const { data: draft } = useQuery({ ...draftQuery(params.draftId ?? ''), enabled: false })
  return params.slug ?? (params.draftId ? draft?.process.slug : undefined)
}
