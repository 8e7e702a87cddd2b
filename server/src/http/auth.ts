/** Signing in and out and changing a password: our schemas and refusals in front, the identity library behind. */
import { language } from '@plenary/shared/language'
import { type ProblemCode, Refusal } from '@plenary/shared/problems'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import type { Auth } from '../identity/auth.ts'
import { ensurePassword } from '../identity/password.ts'
import { normaliseEmail } from '../identity/store.ts'
import { signedIn, type Viewer } from './api.ts'
import { makeDevices } from './device.ts'
import { type Guess, makeGuesses, Slower } from './guesses.ts'
import { ensurePlainText } from './json.ts'
import { placeOf } from './place.ts'

interface Deps {
  auth: () => Auth
  origin: () => string
  /** Signs the cookies of devices. */
  secret: string
  clock: Pick<Clock, 'ticks'>
  limited: boolean
  viewerOf(request: FastifyRequest): Promise<Viewer>
  /** Ids of the person's sessions besides this one. */
  otherSessionsOf(userId: string, sessionId: string): Promise<string[]>
  /** [U4] Told when a session has ended (4401) or must be asked again (4205): its sockets are closed. */
  sessionEnded(sessionId: string): void
  sessionRenewed(sessionId: string): void
}

const secretText = z.string().max(1000)
const signInBody = z.object({ email: z.string().trim().min(1).max(320), password: secretText.min(1) })
const changeBody = z.object({ currentPassword: secretText, newPassword: secretText })
const signedInAnswer = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string(), language }),
})
const done = z.object({ success: z.literal(true) })

export function serveAuth(app: FastifyInstance, deps: Deps): void {
  const { viewerOf } = deps
  const devices = makeDevices(deps.secret, () => deps.origin().startsWith('https:'))
  const judge = makeGuesses(deps)
  const guess = async (
    reply: FastifyReply,
    by: Guess,
    attempt: () => Promise<Response>,
  ): Promise<Response> => {
    try {
      return await judge(by, attempt)
    } catch (error) {
      if (error instanceof Slower) reply.header('retry-after', String(error.seconds))
      throw error
    }
  }
  const schema = (summary: string, parts: object): object => ({
    schema: { summary, tags: ['auth'], ...parts },
  })

  app.post(
    '/api/auth/sign-in/email',
    {
      ...schema('Sign in; sets the session cookie', {
        body: signInBody,
        response: { 200: signedInAnswer },
      }),
      config: { ownPace: true },
    },
    async (request, reply) => {
      ensurePlainText(request.body)
      const { email, password } = request.body as z.infer<typeof signInBody>
      const body = { email: normaliseEmail(email), password }
      const device = devices.of(request.headers.cookie)
      const known = device?.knows(body.email) ? `device ${device.id}` : null
      const by = { account: body.email, place: placeOf(request.ip), known }
      const answer = await guess(reply, by, () => pass(deps, request, 'sign-in/email', body))
      const answered = await finish(answer, reply)
      reply.header('set-cookie', devices.remember(request.headers.cookie, body.email))
      return answered
    },
  )
  app.post('/api/auth/sign-out', schema('Sign out', { response: { 200: done } }), async (request, reply) => {
    const { user } = await viewerOf(request)
    const answer = await pass(deps, request, 'sign-out', {})
    if (user) deps.sessionEnded(user.sessionId)
    await finish(answer, reply)
    return { success: true }
  })
  app.post(
    '/api/auth/change-password',
    schema('Change my password; my other sessions end', { body: changeBody, response: { 200: done } }),
    async (request, reply) => {
      ensurePlainText(request.body)
      const user = signedIn(await viewerOf(request))
      const { currentPassword, newPassword } = request.body as z.infer<typeof changeBody>
      ensurePassword(newPassword)
      const others = await deps.otherSessionsOf(user.id, user.sessionId)
      const body = { currentPassword, newPassword, revokeOtherSessions: true }
      // Who holds the session is known: nobody else's guesses are in its way.
      const by = { account: user.id, place: placeOf(request.ip), known: `session ${user.sessionId}` }
      const answer = await guess(reply, by, () => pass(deps, request, 'change-password', body))
      for (const sessionId of others) deps.sessionEnded(sessionId)
      deps.sessionRenewed(user.sessionId)
      await finish(answer, reply)
      return { success: true }
    },
  )
  // [IDN3] The same answer whether or not the address has an account: nothing is made and nothing is told.
  app.post('/api/auth/sign-up/email', { schema: { hide: true } as object }, async () => {
    throw new Refusal('sign-up-by-invitation')
  })
}

/** Only what the library needs crosses over: no address, no browser name, no forwarded headers [R14]. */
function pass(
  { auth, origin }: Deps,
  request: FastifyRequest,
  path: string,
  body: object,
): Promise<Response> {
  const headers = new Headers({
    'content-type': 'application/json',
    origin: request.headers.origin ?? origin(),
  })
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie)
  return auth().handle(
    new Request(`${origin()}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
}

/** The library's refusals in our words. */
const codes: Record<string, ProblemCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong-credentials',
  INVALID_PASSWORD: 'wrong-credentials',
  INVALID_EMAIL: 'wrong-credentials',
  PASSWORD_TOO_SHORT: 'weak-password',
  PASSWORD_TOO_LONG: 'wrong-credentials',
  INVALID_ORIGIN: 'wrong-origin',
  MISSING_OR_NULL_ORIGIN: 'wrong-origin',
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: 'wrong-origin',
}

async function finish(answer: Response, reply: FastifyReply): Promise<unknown> {
  const body = (await answer.json().catch(() => ({}))) as { code?: string }
  if (!answer.ok)
    throw new Refusal(codes[body.code ?? ''] ?? (answer.status === 401 ? 'not-signed-in' : 'internal'))
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return body
}
