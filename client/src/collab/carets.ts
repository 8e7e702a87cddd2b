/** Carets of the others: a line in the delegation's colour with a name beside it. */

/** What the server says of a writer; nothing of it is taken from the writer's own client. */
export interface Writer {
  name?: string
  delegation?: string | null
  colour?: string
}

/** "Ana · State A", or what there is of it. */
const nameOf = ({ name, delegation }: Writer): string =>
  [name, delegation].filter((part) => part && part !== '').join(' · ')

const isColour = (value: unknown): value is string =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)

export function caretOf(writer: Writer): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'plenary-caret'
  caret.setAttribute('aria-hidden', 'true')
  if (isColour(writer.colour)) caret.style.setProperty('--writer', writer.colour)
  const label = document.createElement('span')
  label.className = 'plenary-caret-name'
  label.dir = 'auto'
  label.textContent = nameOf(writer)
  // Word joiners keep the line from breaking at the caret.
  caret.append('\u2060', label, '\u2060')
  return caret
}

export const selectionOf = (writer: Writer): { style: string; class: string } => ({
  class: 'plenary-selection',
  style: isColour(writer.colour) ? `background-color: ${writer.colour}26` : '',
})

/** A name that would leave the paragraph at either end is moved along until it stands inside. */
export function keepNamesInside(text: HTMLElement): void {
  requestAnimationFrame(() => {
    const box = text.getBoundingClientRect()
    for (const label of text.querySelectorAll<HTMLElement>('.plenary-caret-name')) {
      label.style.transform = ''
      const { left, right } = label.getBoundingClientRect()
      const shift = left < box.left ? box.left - left : Math.min(0, box.right - right)
      if (shift !== 0) label.style.transform = `translateX(${Math.round(shift)}px)`
    }
  })
}
