/** The account in the header: who I am, my account, signing out; or the way to sign in. */
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { nextPath } from '../account/next-path.ts'
import { useSignOut } from '../account/use-session.ts'
import { meQuery } from '../api/queries.ts'
import { useTranslation } from '../i18n/use-translation.ts'
import styles from './Header.module.css'
import { HeaderMenu } from './HeaderMenu.tsx'

export function AccountMenu() {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const signOut = useSignOut()
  const here = useLocation({ select: ({ pathname, searchStr }) => nextPath(pathname + searchStr) })
  if (me === undefined) return null
  if (me === null)
    return (
      <Link to="/sign-in" search={here === '/' ? {} : { next: here }} className={styles.item ?? ''}>
        {t('common.signIn')}
      </Link>
    )
  return (
    <HeaderMenu
      atEnd
      label={t('common.accountMenu', { name: me.user.name })}
      shown={
        <>
          <span className={styles.onWide}>{me.user.name}</span>
          <svg className={styles.onPhone} width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <circle cx="9" cy="5.5" r="3.5" fill="currentColor" />
            <path d="M2 17c0-4 3-6.5 7-6.5s7 2.5 7 6.5z" fill="currentColor" />
          </svg>
        </>
      }
      className={styles.account}
      choices={[
        { id: 'account', name: t('common.account'), link: (props) => <Link to="/account" {...props} /> },
        { id: 'signOut', name: t('common.signOut'), act: () => signOut.mutate() },
      ]}
    />
  )
}
