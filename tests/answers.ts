/** What the API answered, as tests ask for it. */
import { expect } from 'vitest'

type Answer = Response | Promise<Response>

/** What it answered, which is to be no refusal; a refusal is printed. */
export async function answered<T>(answer: Answer): Promise<T> {
  const got = await answer
  expect(got.status, await got.clone().text()).toBe(200)
  return (await got.json()) as T
}

/** "yes", or why not. */
export async function codeOf(answer: Answer): Promise<string> {
  const got = await answer
  return got.ok ? 'yes' : ((await got.json()) as { code: string }).code
}

/** Status and code of a refusal. */
export async function refusalOf(answer: Answer): Promise<[number, string]> {
  const { status, code } = (await (await answer).json()) as { status: number; code: string }
  return [status, code]
}
