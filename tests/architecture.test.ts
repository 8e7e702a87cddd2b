/** Executes the import rules of docs/architecture.md, so that the house keeps its shape. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { table } from '@plenary/shared/grammar/table'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

interface Source {
  /** Path from the repository's root, with forward slashes. */
  path: string
  code: string
  imports: { spec: string; path: string | null }[]
}

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path))

const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

function read(path: string): Source {
  const code = withoutComments(readFileSync(join(root, path), 'utf8'))
  const specs = [...code.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1] as string,
  )
  return {
    path,
    code,
    imports: specs.map((spec) => ({
      spec,
      path: spec.startsWith('.') ? relative(root, resolve(root, dirname(path), spec)) : null,
    })),
  }
}

const isTest = (path: string): boolean => /\.test\.tsx?$|(^|\/)test-[^/]+\.ts$|\/testing\//.test(path)
const all = ['shared/src', 'server/src', 'client/src'].flatMap(filesUnder).map(read)
const product = all.filter(({ path }) => !isTest(path) && /\.tsx?$/.test(path))
const server = product.filter(({ path }) => path.startsWith('server/'))
const client = product.filter(({ path }) => path.startsWith('client/'))
const styles = all.filter(({ path }) => path.endsWith('.css'))

/** The folder directly under src: "collab" of server/src/collab/room.ts; "" for app.ts itself. */
const folderOf = (path: string): string => {
  const parts = path.split('/')
  return parts.length > 3 ? (parts[2] as string) : ''
}

/** Folders of the server that know no word; every other folder is one. */
const infrastructure = ['database', 'events', 'collab', 'live', 'clock', 'worker', 'http', 'identity', 'i18n']
const clientInfrastructure = ['api', 'live', 'collab', 'ui', 'i18n']
/** Folders of the client that show one thing together, as one. */
const together = ['draft', 'paragraph']
/** What is on things of any kind, and knows none of them. */
const facilities = ['subject', 'thread', 'file']
/** Where things meet: the composition of the server, and commands for whoever runs it. */
const composition = /^server\/src\/(cli\/.*|[a-z-]+)\.ts$/

const offences = (sources: Source[], offends: (source: Source) => string[]): string[] =>
  sources.flatMap((source) => offends(source).map((what) => `${source.path}: ${what}`))

const using = (source: Source, packages: RegExp): string[] =>
  source.imports.filter(({ spec }) => packages.test(spec)).map(({ spec }) => spec)

/** Outside the frame of commands nobody opens a transaction, but for these, and why. */
const openedByHand: Record<string, string> = {
  'cli/print-sessions.ts': 'nobody acts: sessions for trials by load',
  'demo/seed-demo.ts': 'nobody acts: a fresh demonstration is filled',
  'identity/accounts.ts': 'whoever makes an account is nobody yet',
  'participant/feature.ts': 'nobody acts: names of before are read anew at a start',
  'revision/keep-old-texts.ts': 'nobody acts: texts of before are kept at a start',
  'record/give-checkpoint.ts': 'nobody acts: the house signs',
  'calendar/open-stages.ts': 'nobody acts: the time has come',
  'demo/move-clock.ts': 'tells every process, those too in which who moves the clock takes no part',
  'thread/follow-words.ts': 'nobody acts: places are sought anew after words changed',
  'round/release-text.ts': 'nobody acts: the time has come',
  'closing/close-round.ts': 'the deadline acts as often as a person',
  'paragraph/under-new-rights.ts': 'what a command goes through that changes who may write',
  'participant/invitations.ts': 'whoever accepts takes no part yet',
  'convening/begin-process.ts': 'whoever begins a process takes no part in it yet',
  'convening/conveners.ts': 'a right of no process: whoever has it takes no part by it',
  'participant/link-stages.ts': 'leaves no fact: when somebody chose is an act outside every stage',
  'paragraph/import-draft.ts': 'the command line imports too, where nobody acts',
  'paragraph/restore-paragraph.ts':
    'reads the past before anything is held still, and asks for the right once it is',
  'paragraph/returned-routes.ts': 'one’s own words are put away: no right is asked for',
  'paragraph/rewrite-words.ts': 'nobody acts: the command line and the demonstration write words',
}

/** In a file that hands the frame what to go `through`, rooms are held still for the frame. */
const opensByHand = ({ code }: Source): boolean =>
  /\.transaction\(/.test(code) ||
  (/\.(sealRooms|withRooms|underNewRights)\(/.test(code) && !/\bthrough\b/.test(code))

/** Files that reach themselves through what they import, each circle with all that belongs to it. */
function circlesOf(sources: Source[]): string[][] {
  const importsOf = new Map(
    sources.map(({ path, imports }) => [path, imports.flatMap((each) => each.path ?? [])]),
  )
  const reached = new Map<string, ReadonlySet<string>>()
  const reachOf = (from: string): ReadonlySet<string> => {
    const known = reached.get(from)
    if (known) return known
    const reach = new Set<string>()
    const open = [...(importsOf.get(from) ?? [])]
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (reach.has(path)) continue
      reach.add(path)
      open.push(...(importsOf.get(path) ?? []))
    }
    reached.set(from, reach)
    return reach
  }
  const circles = new Map<string, string[]>()
  for (const path of importsOf.keys()) {
    if (!reachOf(path).has(path)) continue
    const circle = [...reachOf(path)].filter((other) => reachOf(other).has(path)).sort()
    circles.set(circle.join(), circle)
  }
  return [...circles.values()]
}

/** Folders as sources: what the files of each import of other folders. `nameOf` answers '' for what is left out. */
function foldersOf(sources: Source[], nameOf: (path: string) => string): Source[] {
  const imports = new Map<string, Source['imports']>()
  for (const source of sources) {
    const own = nameOf(source.path)
    // Tables name each other in foreign keys; a key is not knowledge of the other word.
    if (own === '' || source.path.endsWith('/tables.ts')) continue
    const others = source.imports.flatMap(({ path }) => {
      const other = path && !path.endsWith('/tables.ts') ? nameOf(path) : ''
      return other === '' || other === own ? [] : [{ spec: other, path: other }]
    })
    imports.set(own, [...(imports.get(own) ?? []), ...others])
  }
  return [...imports].map(([path, of]) => ({ path, code: '', imports: of }))
}

describe('import rules', () => {
  it('[ARC1] shared imports nothing of ours', () => {
    const shared = product.filter(({ path }) => path.startsWith('shared/'))
    expect(offences(shared, (source) => using(source, /^@plenary|server|client/))).toEqual([])
    expect(shared.length).toBeGreaterThan(5)
  })

  it('[ARC2] server and client import shared, never each other', () => {
    expect(
      offences(server, ({ imports }) =>
        imports.flatMap(({ path }) => (path?.startsWith('client/') ? [path] : [])),
      ),
    ).toEqual([])
    expect(
      offences(client, ({ imports }) =>
        imports.flatMap(({ path }) => (path?.startsWith('server/') ? [path] : [])),
      ),
    ).toEqual([])
    expect(offences(product, (source) => using(source, /^@plenary\/(server|client)/))).toEqual([])
  })

  it('[ARC3] infrastructure imports infrastructure alone', () => {
    const found = offences(server, ({ path, imports }) =>
      infrastructure.includes(folderOf(path)) && !path.endsWith('/tables.ts')
        ? imports.flatMap(({ path: target }) =>
            target?.startsWith('server/') && ![...infrastructure, ''].includes(folderOf(target))
              ? [target]
              : [],
          )
        : [],
    )
    expect(found).toEqual([])
  })

  it('[ARC4] folders of the server do not import each other in a circle', () => {
    const folders = foldersOf(server, folderOf)
    expect(circlesOf(folders)).toEqual([])
    expect(folders.length).toBeGreaterThan(25)
  })

  it('[ARC18] a word is joined by its line in the table of features, and knows no other as one', () => {
    const names = server
      .map(({ path }) => path)
      .filter((path) => /^server\/src\/[a-z]+\/feature\.ts$/.test(path))
    const table = server.find(({ path }) => path === 'server/src/features.ts')
    expect(names.filter((path) => !table?.imports.some((each) => each.path === path))).toEqual([])
    expect(names.length).toBeGreaterThan(15)
    const joins = /^server\/src\/(features|join-features|platform|app|[a-z]+\/feature)\.ts$/
    const found = offences(server, ({ path, imports }) =>
      composition.test(path)
        ? []
        : imports.flatMap(({ path: target }) => (target && joins.test(target) ? [target] : [])),
    )
    expect(found).toEqual([])
  })

  it('[ARC17] what is on things of any kind imports none of them', () => {
    const things = server
      .filter(({ path, code }) => /\/feature\.ts$/.test(path) && /^\s+things: \[/m.test(code))
      .map(({ path }) => folderOf(path))
      .filter((folder) => !facilities.includes(folder))
    const found = offences(server, ({ path, imports }) =>
      facilities.includes(folderOf(path))
        ? imports.flatMap(({ path: target }) => (target && things.includes(folderOf(target)) ? [target] : []))
        : [],
    )
    expect(found).toEqual([])
    expect(things.length).toBeGreaterThan(3)
  })

  it('[ARC5] only store.ts, log.ts and record.ts query tables', () => {
    const mayQuery = /\/(store|log|record|[a-z-]+-store|[a-z-]+-log)\.ts$|^server\/src\/(database|identity)\//
    const found = offences(server, (source) => {
      if (mayQuery.test(source.path) || source.path.endsWith('/tables.ts')) return []
      return source.imports.flatMap(({ spec, path }) =>
        path?.endsWith('/tables.ts') || /^drizzle-orm/.test(spec) ? [spec] : [],
      )
    })
    expect(found).toEqual([])
  })

  it('[ARC6] only routes.ts and http/ touch Fastify, besides the composition root', () => {
    const found = offences(server, (source) =>
      /\/routes\.ts$|^server\/src\/http\/|^server\/src\/(app|main)\.ts$/.test(source.path)
        ? []
        : using(source, /^@?fastify/),
    )
    expect(found).toEqual([])
  })

  it('[ARC7] only collab/ touches Yjs, on either side', () => {
    const found = offences([...server, ...client], (source) =>
      folderOf(source.path) === 'collab'
        ? []
        : using(source, /^(yjs|y-protocols|y-websocket|y-prosemirror|lib0)/),
    )
    expect(found).toEqual([])
  })

  it('[ARC8] only the clock reads the time on the server', () => {
    const found = offences(server, ({ path, code }) =>
      folderOf(path) === 'clock'
        ? []
        : (code.match(/Date\.now\(\)|new Date\(\)|performance\.now\(\)/g) ?? []),
    )
    expect(found).toEqual([])
  })

  it('[ARC9] only config.ts reads the environment', () => {
    const found = offences(server, ({ path, code }) =>
      path === 'server/src/config.ts' ? [] : (code.match(/process\.env\b/g) ?? []),
    )
    expect(found).toEqual([])
  })

  it('[ARC10] on the client, words meet in app/ alone', () => {
    const found = offences(client, ({ path, imports }) => {
      const own = folderOf(path)
      if (own === 'app' || own === '') return []
      const isBelow = clientInfrastructure.includes(own)
      return imports.flatMap(({ path: target }) => {
        if (!target?.startsWith('client/')) return []
        const other = folderOf(target)
        return other === 'app' || (isBelow && ![...clientInfrastructure, ''].includes(other)) ? [target] : []
      })
    })
    expect(found).toEqual([])
    const wordOf = (path: string): string => {
      const folder = path.startsWith('client/') ? folderOf(path) : ''
      if (clientInfrastructure.includes(folder)) return ''
      return together.includes(folder) ? together.join() : folder
    }
    expect(circlesOf(foldersOf(client, wordOf))).toEqual([])
  })

  it('[ARC11] styles are logical: no left or right', () => {
    const physical =
      /(?:margin|padding|border|inset)-(?:left|right)\b|(?:^|[\s;{])(?:left|right)\s*:|text-align\s*:\s*(?:left|right)\b|float\s*:\s*(?:left|right)\b/g
    expect(offences(styles, ({ code }) => code.match(physical) ?? [])).toEqual([])
    const inline = /(?:margin|padding|border)(?:Left|Right)\s*[:=]|\b(?:ml|mr|pl|pr)=[{"]/g
    expect(offences(client, ({ code }) => code.match(inline) ?? [])).toEqual([])
  })

  it('[ARC12] no file grows past 300 lines', () => {
    const long = product
      .filter(({ path }) => !/\/preset\//.test(path))
      .flatMap(({ path }) => {
        const lines = readFileSync(join(root, path), 'utf8').split('\n').length
        return lines > 300 ? [`${path}: ${lines}`] : []
      })
    expect(long).toEqual([])
  })

  it('[ARC14] parts of a place are made where they are looked up', () => {
    const mayMake = /^server\/src\/[a-z]+\/place\.ts$|^client\/src\/api\/places\.ts$/
    const makers = [...server, ...client]
      .filter(({ code }) => /import[^;]*?\bpart\b[^;]*?from '@plenary\/shared\/place'/.test(code))
      .map(({ path }) => path)
    expect(makers.filter((path) => !mayMake.test(path))).toEqual([])
    expect(makers.length).toBeGreaterThan(6)
  })

  it('[ARC15] no files import each other in a circle, types included', () => {
    expect(circlesOf(product)).toEqual([])
    const circle = (path: string, ...targets: string[]): Source => ({
      path,
      code: '',
      imports: targets.map((target) => ({ spec: target, path: target })),
    })
    expect(circlesOf([circle('a', 'b'), circle('b', 'c'), circle('c', 'b'), circle('d', 'a')])).toEqual([
      ['b', 'c'],
    ])
  })

  it('[ARC19] marks and objects of a text are listed in its grammar alone', () => {
    const names = [...Object.keys(table.marks), ...Object.keys(table.objects)]
    const name = `(${names.join('|')})`
    // Two names one after the other in a list or a union, or two of them as keys of one table.
    const listed = new RegExp(`['"]${name}['"]\\s*[,|]\\s*['"](?!\\1)${name}['"]`, 'g')
    const keyed = new RegExp(
      `[{,]\\s*['"]?${name}['"]?\\s*:[^;{}]*[,]\\s*['"]?(?!\\1\\b)${name}['"]?\\s*:`,
      'g',
    )
    const lists = ({ code }: Pick<Source, 'code'>): string[] =>
      [listed, keyed].flatMap((pattern) => code.match(pattern) ?? [])
    const outside = product.filter(({ path }) => !path.startsWith('shared/src/grammar/'))
    expect(offences(outside, lists)).toEqual([])
    expect(lists({ code: "const drawn = ['strong', 'em']" })).toHaveLength(1)
    expect(lists({ code: "type Drawn = 'em' | 'link'" })).toHaveLength(1)
    expect(lists({ code: "const tags = {\n  strong: 'b',\n  em: 'i',\n}" })).toHaveLength(1)
    expect(lists({ code: "const kinds = ['part', 'heading', 'footnote']" })).toEqual([])
  })

  it('[ARC13] files are kebab-case; a component and its styles carry its name', () => {
    const kebab = /^[a-z0-9/.-]+$/
    const component = /^client\/src\/[a-z]+\/[A-Z][A-Za-z]*((\.test)?\.tsx|\.module\.css)$/
    expect(all.map(({ path }) => path).filter((path) => !kebab.test(path) && !component.test(path))).toEqual(
      [],
    )
  })

  it('[CMD4] what somebody does opens its transaction through the frame of commands', () => {
    const beside = ['database', 'events', 'collab']
    const byHand = server
      .filter((source) => !beside.includes(folderOf(source.path)) && opensByHand(source))
      .map(({ path }) => path.replace('server/src/', ''))
      .filter((path) => path !== 'participant/command.ts')
    expect(byHand.sort()).toEqual(Object.keys(openedByHand).sort())
    expect(opensByHand({ path: '', imports: [], code: 'await tools.database.transaction(work)' })).toBe(true)
    expect(opensByHand({ path: '', imports: [], code: 'collab().sealRooms(rooms, work)' })).toBe(true)
  })

  it('[ARC16] what is compiled to be run holds no test and no helper of tests', () => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const compiled = ['shared', 'server'].flatMap((part) =>
      execFileSync(process.execPath, [tsc, '-p', part, '--listFilesOnly'], { cwd: root, encoding: 'utf8' })
        .split('\n')
        .map((path) => relative(root, path))
        .filter((path) => path.startsWith(`${part}/src/`)),
    )
    expect(compiled.filter(isTest)).toEqual([])
    expect(compiled.length).toBeGreaterThan(100)
  }, 120_000)
})
