/** A real Chromium, and people in it: one context each, signed in as a person signs in. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type DemoName, demoPassword } from '../sign-in.ts'

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const executablePath = candidates.find((path) => path && existsSync(path))

export const browserFound = executablePath !== undefined || existsSync(chromium.executablePath())

export const wide = { width: 1360, height: 900 }
export const phone = { width: 390, height: 844 }

export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface Person {
  context: BrowserContext
  page: Page
  /** What the page wrote to its console as an error. */
  errors: string[]
}

export async function person(
  browser: Browser,
  url: string,
  options: { as?: DemoName; viewport?: { width: number; height: number }; language?: string } = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: options.viewport ?? wide,
    baseURL: url,
    reducedMotion: 'reduce',
  })
  if (options.language)
    await context.addInitScript(
      (language) => localStorage.setItem('plenary.language', language),
      options.language,
    )
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  if (options.as) {
    const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
      data: { email: `${options.as}@demo.plenary.test`, password: demoPassword },
      headers: { origin: url },
    })
    if (!answer.ok()) throw new Error(`sign-in of ${options.as}: ${answer.status()}`)
  }
  return { context, page, errors }
}

/** Violations of WCAG 2.2 AA that axe finds on the page as it stands, as lines a person can act on. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}

const pictures = join(import.meta.dirname, 'pictures')

/** Keeps a picture of the page for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}
