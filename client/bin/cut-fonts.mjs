/**
 * Cuts the faces to the letters that nearly every page shows and the weights in use: `node client/bin/cut-fonts.mjs`
 * writes client/src/ui/faces/. Which letters, fonts.css says beside each. Letters beyond them come from the whole face,
 * which a browser fetches only where one stands.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'

const require = createRequire(import.meta.url)
const ui = join(import.meta.dirname, '../src/ui')
const styles = readFileSync(join(ui, 'fonts.css'), 'utf8')

const wholeFaces = {
  'sans-latin': 'noto-sans/files/noto-sans-latin-wght-normal',
  'serif-latin': 'noto-serif/files/noto-serif-latin-wght-normal',
  'serif-latin-italic': 'noto-serif/files/noto-serif-latin-wght-italic',
  'sans-arabic': 'noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal',
}

/** The letters that fonts.css asks a face for. */
function lettersOf(face) {
  const rule = styles.split('@font-face').find((each) => each.includes(`faces/${face}.woff2`))
  return [...rule.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)]
    .flatMap(([, from, to = from]) => {
      const first = Number.parseInt(from, 16)
      return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, nth) => first + nth)
    })
    .map((code) => String.fromCodePoint(code))
    .join('')
}

mkdirSync(join(ui, 'faces'), { recursive: true })
for (const [face, from] of Object.entries(wholeFaces)) {
  const whole = readFileSync(require.resolve(`@fontsource-variable/${from}.woff2`))
  const cut = await subsetFont(whole, lettersOf(face), {
    targetFormat: 'woff2',
    // As fonts.css says of every face.
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  })
  writeFileSync(join(ui, 'faces', `${face}.woff2`), cut)
  console.log(`${face}: ${whole.length} to ${cut.length} bytes`)
}
