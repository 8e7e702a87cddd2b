/** Participation in figures over HTTP on the real platform: registers without names, counts, what is hidden, CSV. */
import type { Figures, ProcessFigures } from '@plenary/shared/figures'
import type { ProcessView } from '@plenary/shared/process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { get } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

let world: World
let secretariat: SignedIn
let ngo: SignedIn
let process_: ProcessView

beforeAll(async () => {
  world = await startWorld()
  secretariat = await world.signIn('secretariat')
  ngo = await world.signIn('ngo')
  process_ = await get<ProcessView>(world.url, '/api/processes/refugees-2018', secretariat.cookie)
})
afterAll(() => world.close())

const stageOf = (code: string): string => process_.stages.find((stage) => stage.code === code)?.id as string
const load = (code: string, csv: string, who = secretariat): Promise<Response> =>
  who.fetch(`/api/stages/${stageOf(code)}/register`, { json: { csv } })
const loaded = async (code: string, csv: string): Promise<number> => {
  const answer = await load(code, csv)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return ((await answer.json()) as { people: number }).people
}
const read = async (): Promise<ProcessFigures> => {
  const answer = await fetch(`${world.url}/api/processes/refugees-2018/figures`)
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { figures: ProcessFigures }).figures
}
const figuresOf = async (code: string): Promise<ProcessFigures['stages'][number] | undefined> =>
  (await read()).stages.find(({ stage }) => stage.code === code)
const refusal = async (answer: Response): Promise<[number, string, string | undefined]> => {
  const { status, code, detail } = (await answer.json()) as { status: number; code: string; detail?: string }
  return [status, code, detail]
}
const peopleBy = ({ kinds }: Figures): Record<string, number | null> =>
  Object.fromEntries(kinds.map(({ kind, people }) => [kind, people]))

/** The annual consultations of June 2017 (A/71/978, footnote 5): everyone of one organisation in 313, from 91 countries. */
function consultationsOf2017(): string {
  const kinds = [
    ...Array<string>(169).fill('National NGO'),
    ...Array<string>(125).fill('International NGO'),
    ...Array<string>(3).fill('Intergovernmental'),
    ...Array<string>(16).fill('Other'),
  ]
  const lines = Array.from({ length: 574 }, (_, nth) => {
    const organisation = nth % kinds.length
    return `Country ${nth % 91},"Organisation, no. ${organisation}",${kinds[organisation]},ngo`
  })
  return ['country,organisation,organisation kind,kind', ...lines].join('\r\n')
}

describe('figures', () => {
  it('[FIG1] [FIG2] come out as the note to paragraph 15 has them, once, however often the register is loaded', async () => {
    const expected = {
      source: 'register',
      people: 574,
      countries: 91,
      states: 0,
      organisations: {
        all: 313,
        byKind: { 'national-ngo': 169, 'international-ngo': 125, intergovernmental: 3, other: 16 },
      },
    }
    const before = (await read()).whole.people as number
    expect(await loaded('ngo-consult', consultationsOf2017())).toBe(574)
    expect(await figuresOf('ngo-consult')).toMatchObject(expected)
    expect(await loaded('ngo-consult', consultationsOf2017())).toBe(574)
    expect(await figuresOf('ngo-consult')).toMatchObject(expected)
    expect((await read()).whole.people).toBe(before + 574)
  })

  it('[FIG3] a column with names is refused with a line that says which, and what was there stays', async () => {
    const answer = await load('ngo-consult', 'country,Full name\nKenya,Amina Yusuf\n')
    expect(await refusal(answer)).toEqual([400, 'names-not-taken', 'Take out the column “Full name”.'])
    expect((await figuresOf('ngo-consult'))?.people).toBe(574)
  })

  it('[FIG2] only the secretariat loads, and a register that is wrong says where', async () => {
    expect((await refusal(await load('ngo-consult', 'country\nKenya\n', ngo))).slice(0, 2)).toEqual([
      403,
      'secretariat-only',
    ])
    const anonymous = await fetch(`${world.url}/api/stages/${stageOf('ngo-consult')}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: world.url },
      body: JSON.stringify({ csv: 'country\nKenya\n' }),
    })
    expect(anonymous.status).toBe(401)
    expect(await refusal(await load('ngo-consult', 'country,kind\nKenya,wizard\n'))).toEqual([
      400,
      'register-unreadable',
      'Line 2: “wizard” is no kind.',
    ])
  })

  it('[FIG4] [FIG5] refugees under five are hidden, and neither the whole nor the CSV gives them away', async () => {
    const rows = (howMany: number, line: string): string[] => Array<string>(howMany).fill(line)
    await loaded(
      'td1',
      [
        'country,kind',
        ...rows(3, 'Kenya,refugee'),
        ...rows(9, 'Chad,academia'),
        ...rows(30, 'Mali,ngo'),
      ].join('\n'),
    )
    const stage = (await figuresOf('td1')) as Figures
    expect(stage.people).toBe(42)
    expect(peopleBy(stage)).toEqual({ ngo: 30, academia: null, refugee: null })
    await loaded(
      'td2',
      ['country,kind', ...rows(20, 'Kenya,refugee'), ...rows(8, 'Chad,academia')].join('\n'),
    )
    expect(peopleBy((await figuresOf('td2')) as Figures)).toEqual({ refugee: 20, academia: 8 })
    const { whole } = await read()
    expect(peopleBy(whole)).toMatchObject({ refugee: null, academia: null })
    const csv = await (await fetch(`${world.url}/api/processes/refugees-2018/figures.csv`)).text()
    expect(
      csv
        .split('\r\n')
        .filter((line) => /^(,|Thematic discussion [12],).*,people,refugee,/.test(line))
        .map((line) => line.split(',').at(-1)),
    ).toEqual(['hidden', 'hidden', '20'])
  })

  it('[FIG5] a stage of which not even the people may be told stays out of the whole', async () => {
    const before = await read()
    await loaded('ny-brief-0', 'country,kind\nKenya,refugee\nKenya,refugee\n')
    const { whole, left } = await read()
    expect(await figuresOf('ny-brief-0')).toMatchObject({
      people: null,
      countries: null,
      organisations: { all: null },
    })
    expect([whole.people, left]).toEqual([before.whole.people, before.left + 1])
  })

  it('[FIG6] those who take part in a meeting here are counted until its register is loaded, never both', async () => {
    for (const name of ['state-a', 'state-b', 'ngo'] as const) {
      const who = await world.signIn(name)
      const answer = await who.fetch(`/api/stages/${stageOf('fc2')}/attendance`, { json: { attends: true } })
      expect(answer.status, await answer.clone().text()).toBe(200)
    }
    expect(await figuresOf('fc2')).toMatchObject({ source: 'attendance', people: 3, states: 2 })
    await loaded('fc2', `country,kind\n${'Kenya,member-state\n'.repeat(7)}`)
    expect(await figuresOf('fc2')).toMatchObject({ source: 'register', people: 7, countries: 1 })
  })

  it('[MTX4] the CSV says first that it is UTF-8, then names its columns', async () => {
    const answer = await fetch(`${world.url}/api/processes/refugees-2018/figures.csv`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toMatch(/^Stage,Source,What,Kind,Count\r\n/)
  })
})
