/** Says what a scenario gave: the median of its rounds and their spread, ratios, and each goal beside what was reached. */
import { median } from './machine.ts'
import type { Figures, Goal, Scenario } from './scenario.ts'

export type Rounds = Map<string, Figures[]>

const short = (value: number): string =>
  !Number.isFinite(value)
    ? '–'
    : value === 0
      ? '0'
      : Math.abs(value) < 10
        ? value.toFixed(2)
        : Math.abs(value) < 100
          ? value.toFixed(1)
          : value.toFixed(0)

const valuesOf = (rounds: Figures[], figure: string): number[] =>
  rounds.flatMap((round) => (round[figure] === undefined ? [] : [round[figure]]))

const middle = (rounds: Figures[] | undefined, figure: string): number =>
  median(valuesOf(rounds ?? [], figure))

/** The median, and the least and the most where they differ. */
function cell(rounds: Figures[], figure: string): string {
  const values = valuesOf(rounds, figure)
  if (values.length === 0) return ''
  const said = short(median(values))
  const [least, most] = [Math.min(...values), Math.max(...values)].map(short)
  return least === most ? said : `${said} (${least}–${most})`
}

function table(rounds: Rounds): string {
  const figures = [...new Set([...rounds.values()].flat().flatMap((round) => Object.keys(round)))]
  const names = [...rounds.keys()]
  const rows = [
    ['', ...names],
    ...figures.map((figure) => [figure, ...names.map((name) => cell(rounds.get(name) as Figures[], figure))]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: string[]): string =>
    `| ${row.map((text, column) => text.padEnd(widths[column] as number)).join(' | ')} |`
  return [
    line(rows[0] as string[]),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...rows.slice(1).map(line),
  ].join('\n')
}

/** "CPU µs/edit 88.1: 0.79 × hocuspocus, goal at most 0.8: reached". */
function goalLine({ figure, atMost, of }: Goal, rounds: Rounds): string | null {
  if (!rounds.get('plenary')?.length || (of && !rounds.get(of)?.length)) return null
  const reached = middle(rounds.get('plenary'), figure)
  const other = of ? middle(rounds.get(of), figure) : 1
  const ratio = reached / other
  const said = of ? `${short(reached)} = ${short(ratio)} × ${of}` : short(reached)
  return `  ${figure}: ${said}, goal at most ${atMost}${of ? ` × ${of}` : ''}: ${ratio <= atMost ? 'reached' : 'MISSED'}`
}

const compared = ['CPU µs/edit', 'p99 ms', 'CPU ms/joiner', 'server core %', 'RSS MiB', 'written B/edit']

/** "CPU µs/edit of plenary: 0.53 × hocuspocus, 1.11 × relay". */
function ratiosOf(rounds: Rounds): string[] {
  const others = [...rounds.keys()].filter((name) => name !== 'plenary')
  return compared.flatMap((figure) => {
    const own = middle(rounds.get('plenary'), figure)
    const ratios = others
      .map((name) => [name, own / middle(rounds.get(name), figure)] as const)
      .filter(([, ratio]) => Number.isFinite(ratio))
      .map(([name, ratio]) => `${short(ratio)} × ${name}`)
    return ratios.length > 0 ? [`  ${figure} of plenary: ${ratios.join(', ')}`] : []
  })
}

export const report = (scenario: Scenario, rounds: Rounds): string =>
  [
    `\n## ${scenario.name}: ${scenario.title}\n`,
    table(rounds),
    '',
    ...ratiosOf(rounds),
    ...scenario.goals.flatMap((goal) => goalLine(goal, rounds) ?? []),
  ].join('\n')
