/** Signs in over HTTP as a person would, and reads what a journey needs to begin. */
import type { DraftView } from '@plenary/shared/draft'
import type { ProcessView } from '@plenary/shared/process'

export const demoPassword = 'plenary-demo'
export const demoNames = [
  'secretariat',
  'state-a',
  'state-b',
  'ngo',
  'refugee',
  'facilitator',
  'observer',
] as const
export type DemoName = (typeof demoNames)[number]

/** The value of a Cookie header of whoever signed in with this address. */
export async function signInAs(url: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** The value of a Cookie header of a signed-in demo participant. */
export const signIn = (url: string, name: DemoName): Promise<string> =>
  signInAs(url, `${name}@demo.plenary.test`, demoPassword)

export async function get<T>(url: string, path: string, cookie: string): Promise<T> {
  const answer = await fetch(url + path, { headers: { cookie } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** The English sample draft on the table of the open round, as this participant sees it. */
export async function sampleDraft(url: string, cookie: string): Promise<DraftView> {
  const process_ = await get<ProcessView>(url, '/api/processes/refugees-2018', cookie)
  const summary = process_.drafts.find(({ language }) => language === 'en')
  if (!summary) throw new Error('no English draft')
  return get<DraftView>(url, `/api/drafts/${summary.id}`, cookie)
}

/** Rooms of the paragraphs that every one of these participants may edit, in order. */
export async function roomsAllMayEdit(url: string, cookies: string[]): Promise<string[]> {
  const views = await Promise.all(cookies.map((cookie) => sampleDraft(url, cookie)))
  const mine = views.map(
    (view) => new Set(view.paragraphs.filter(({ can }) => can.edit === 'yes').map(({ room }) => room)),
  )
  return (views[0] as DraftView).paragraphs
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ room }) => room)
    .filter((room) => mine.every((set) => set.has(room)))
}
