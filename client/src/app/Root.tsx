/** What stands around every page: header and frame, the platform's clock kept right, focus led to a new page. */
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { meQuery, platformQuery } from '../api/queries.ts'
import { proposeLanguage } from '../i18n/i18n.ts'
import { contentId, Page } from '../ui/Page.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import { RenewedNotice } from './RenewedNotice.tsx'

export function Root() {
  const wide = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.wide === true) })
  useQuery(platformQuery)
  useAccountLanguage()
  useFocusOnNewPage()
  return (
    <Page header={<Header />} footer={<Footer />} wide={wide}>
      <RenewedNotice />
      <Outlet />
    </Page>
  )
}

function useAccountLanguage(): void {
  const { data: me } = useQuery(meQuery)
  const language = me?.user.language
  useEffect(() => {
    if (language) proposeLanguage(language)
  }, [language])
}

/** A page that follows another is begun at its beginning, also by keyboard and screen reader. */
function useFocusOnNewPage(): void {
  const pathname = useLocation({ select: (location) => location.pathname })
  const previous = useRef(pathname)
  useEffect(() => {
    if (previous.current === pathname) return
    previous.current = pathname
    document.getElementById(contentId)?.focus({ preventScroll: true })
  }, [pathname])
}
