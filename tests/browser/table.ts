/** The drafting table as a browser test works at it: rows, the editor, typing and waiting until it is saved. */
import type { ParagraphView } from '@plenary/shared/paragraph'
import type { Locator, Page } from 'playwright-core'

export const rowOf = (page: Page, { id }: Pick<ParagraphView, 'id'>): Locator => page.locator(`#p-${id}`)

export const editorIn = (page: Page): Locator => page.locator('.plenary-editor p')

export const isSaved = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => document.querySelector('p[data-status]')?.getAttribute('data-status') === 'saved',
  )

/** Opens the editor of a paragraph by a press of the mouse and goes to its end. */
export async function write(page: Page, paragraph: Pick<ParagraphView, 'id'>): Promise<void> {
  await rowOf(page, paragraph).locator('[class*=words]').click()
  // Of this paragraph: where another one was written in, its editor may still stand.
  await page.waitForFunction(
    (id) => document.activeElement?.matches(`#p-${CSS.escape(id)} .plenary-editor`),
    paragraph.id,
  )
  await page.keyboard.press('Control+End')
}
