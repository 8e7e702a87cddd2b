/** A real Chromium, and people in it: one context each, signed in as a person signs in. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { RunOptions } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DemoName } from '../sign-in.ts'
import { sessionOf } from '../world.ts'

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

/** Of what Playwright switches off, what this Chromium still knows; and what draws beside the page. The last list given counts. */
const needless = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
]

const start = (): Promise<Browser> =>
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
      // Else every person has a renderer more, for the list beneath an address bar that nobody sees.
      `--disable-features=${needless.join(',')}`,
    ],
  })

let shared: Promise<Browser> | undefined

/** The browser of this worker, which ends with it: whatever the file before left open in it is gone. */
export async function takeBrowser(): Promise<Browser> {
  shared ??= start()
  const browser = await shared
  await Promise.all(browser.contexts().map((context) => context.close()))
  return browser
}

export interface Person {
  context: BrowserContext
  page: Page
  /** What the page wrote to its console as an error. */
  errors: string[]
}

export interface Means {
  as?: DemoName
  viewport?: { width: number; height: number }
  language?: string
}

export async function person(browser: Browser, url: string, means: Means = {}): Promise<Person> {
  const context = await contextOf(browser, url, means)
  return { context, ...(await openPage(context)) }
}

/** Somebody who looks at one page after another: signed in once, each page opened anew. Whoever asks closes the page. */
export class Visitors {
  private readonly contexts = new Map<string, Promise<BrowserContext>>()

  async open(browser: Browser, url: string, means: Means = {}): Promise<Omit<Person, 'context'>> {
    const key = JSON.stringify([url, means.as, means.viewport, means.language])
    const context = this.contexts.get(key) ?? contextOf(browser, url, means)
    this.contexts.set(key, context)
    return openPage(await context)
  }
}

async function contextOf(
  browser: Browser,
  url: string,
  { as, viewport = wide, language }: Means,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, baseURL: url, reducedMotion: 'reduce' })
  if (language)
    await context.addInitScript((chosen) => localStorage.setItem('plenary.language', chosen), language)
  if (as) {
    const cookies = (await sessionOf(url, as)).split('; ').map((each) => {
      const at = each.indexOf('=')
      return { name: each.slice(0, at), value: each.slice(at + 1), url, httpOnly: true }
    })
    await context.addCookies(cookies)
  }
  return context
}

async function openPage(context: BrowserContext): Promise<Omit<Person, 'context'>> {
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return { page, errors }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standard: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // What is in order is not told element by element: on a long page that costs more than finding out.
  resultTypes: ['violations'],
}

/** Violations of WCAG 2.2 AA that axe finds on the page as it stands, as lines a person can act on. */
export async function violations(page: Page): Promise<string[]> {
  // Put in once for each document; no page of ours has frames, which would need it each for itself.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  expect(page.frames()).toHaveLength(1)
  const found = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations: all } = await axe.run(document, options)
    return all.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.join(' ')) }))
  }, standard)
  return found.map(({ id, targets }) => `${id}: ${targets.join(' | ')}`)
}

const pictures = join(import.meta.dirname, 'pictures')

/** Keeps a picture of the page for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}
