import { type Ask, about, type Make, type Row, type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import { slug } from './people.ts'
import { maySpeak, png, type Things } from './things.ts'
import { absent, everyone, known, observersRead, signedIn, statesOnly, type Who } from './verdicts.ts'

const none = { params: { id: missing } }

/** The owner's alone: a draft does not exist for anybody else. */
const ofNgo = everyone('not-found', { nobody: 'not-signed-in', ngo: 'yes' })

export function contributionRows(g: Ground, t: Things): Rows {
  const id = async (made: Promise<{ id: string }>): Promise<string> => (await made).id
  const gone = (body?: unknown) => row('missing', absent(), { ...none, body })
  const stage = (code: string, body: object) => ({ params: { id: g.stage(code).id }, body })
  const drafted = (by: Who) => () => id(t.contribution(by))
  const own: Make = (who) => (maySpeak(who) ? id(t.contribution(who)) : null)
  const upload = { query: { name: 'a.png' }, file: png }
  /** A thing by its kind and its id. */
  const thing =
    (type: string, make: () => Promise<string> | string, ask: Omit<Ask, 'params'> = {}): Row['ask'] =>
    async () => ({ params: { type, id: await make() }, ...ask })
  const group = {
    place: 'Kakuma',
    country: 'Kenya',
    heldOn: '2017-11-02',
    size: 14,
    people: 'women',
    composition: {
      women: '10-19',
      men: 'none',
      children: 'none',
      youth: '1-4',
      olderPersons: 'none',
      withDisabilities: 'none',
    },
    spokenLanguage: 'Somali',
    consent: 'spoken',
    translationLanguage: 'en',
  }
  const facilitated = { ...t.newContribution(), form: 'facilitated', facilitation: group, verbatim: 'Erayo.' }
  /** What one does to a draft of one's own, and to what others have or have submitted. */
  const writing = (ask: Omit<Ask, 'params'> | (() => Omit<Ask, 'params'>)) => {
    const made = typeof ask === 'function' ? ask : () => ask
    const on =
      (make: Make): Row['ask'] =>
      async (who) => {
        const found = await make(who)
        return found === null ? null : { params: { id: found, block: missing }, ...made() }
      }
    return [
      row('own draft', known('yes'), on(own)),
      row("another's draft", ofNgo, on(drafted('ngo'))),
      row(
        'posted',
        known('not-yours', { ngo: 'already-submitted' }),
        on(() => t.posted('ngo')),
      ),
      row('missing', absent(), { params: { id: missing, block: missing }, ...made() }),
    ]
  }
  const decided = (name: string, body?: unknown) => [
    row(
      `received, ${name}`,
      everyone('not-found', { nobody: 'not-signed-in', secretariat: 'yes', ngo: 'secretariat-only' }),
      about(() => t.received('ngo'), { body }),
    ),
    row(
      'own, received',
      signedIn('secretariat-only', { secretariat: 'yes' }),
      about((who) => (['otherFocal', 'ngo', 'refugee'].includes(who) ? t.received(who) : null), { body }),
    ),
    row(
      'posted',
      known('secretariat-only', { secretariat: 'already-answered' }),
      about(() => t.posted('ngo'), { body }),
    ),
    row(
      "another's draft",
      everyone('not-found', { nobody: 'not-signed-in', ngo: 'secretariat-only' }),
      about(drafted('ngo'), { body }),
    ),
    gone(body),
  ]
  const block = () => ({ body: { id: crypto.randomUUID(), after: null, text: 'More.' } })
  return {
    listContributions: [
      row('of a stage', everyone('yes'), { params: { id: t.input } }),
      row('missing', everyone('not-found'), none),
    ],
    listProcessContributions: [
      row('of a process', everyone('yes'), { params: { slug } }),
      row('missing', everyone('not-found'), { params: { slug: missing } }),
    ],
    createContribution: [
      row('while input is taken', known('yes', observersRead), stage('td5', t.newContribution())),
      row(
        'closed',
        known('input-closed', { ...observersRead, secretariat: 'yes' }),
        stage('td4', t.newContribution()),
      ),
      row(
        'for a group',
        known('facilitator-only', { secretariat: 'yes', facilitator: 'yes' }),
        stage('td5', facilitated),
      ),
      row('at an adoption', statesOnly(observersRead), stage('ga', t.newContribution())),
      row(
        'at an adoption opened to refugees',
        statesOnly({ ...observersRead, refugee: 'yes' }),
        stage('c3', t.newContribution()),
      ),
      row(
        'for a group, at an adoption',
        known('facilitator-only', { secretariat: 'yes', facilitator: 'not-admitted-here' }),
        stage('ga', facilitated),
      ),
      gone(t.newContribution()),
    ],
    getContribution: [
      row(
        'posted',
        everyone('yes'),
        about(() => t.posted('ngo')),
      ),
      row(
        'withdrawn',
        everyone('yes'),
        about(() => t.withdrawn('ngo')),
      ),
      row(
        'a draft of a delegation',
        everyone('not-found', { focal: 'yes', member: 'yes' }),
        about(drafted('member')),
      ),
      row(
        'received',
        everyone('not-found', { secretariat: 'yes', refugee: 'yes' }),
        about(() => t.received('refugee')),
      ),
      row('missing', everyone('not-found'), none),
    ],
    changeContribution: writing({ body: { title: 'Another title' } }),
    addBlock: writing(block),
    removeBlock: [
      ...writing({})
        .filter(({ object }) => object !== 'own draft')
        .map((each) =>
          each.object === "another's draft"
            ? { ...each, verdicts: everyone('not-found', { nobody: 'not-signed-in' }) }
            : each,
        ),
      row('own', known('yes'), async (who) => {
        if (!maySpeak(who)) return null
        const made = await t.contribution(who)
        return { params: { id: made.id, block: made.blocks[0]?.id as string } }
      }),
      row('a block of another contribution', known('not-found'), async (who) =>
        maySpeak(who)
          ? {
              params: {
                id: (await t.contribution(who)).id,
                block: (await t.contribution('ngo')).blocks[0]?.id as string,
              },
            }
          : null,
      ),
    ],
    getContributionStates: writing({}),
    uploadContributionFile: writing({ query: { name: 'a.png' }, file: png }),
    listSubjectFiles: [
      row(
        'of a posted contribution',
        everyone('yes'),
        thing('contribution', () => t.posted('ngo')),
      ),
      row(
        'of a draft of a contribution',
        everyone('not-found', { ngo: 'yes' }),
        thing('contribution', drafted('ngo')),
      ),
      row('of a paper', everyone('yes'), thing('paper', t.paper)),
      row('of a kind that nobody registered', everyone('not-found'), thing('no-such-kind', t.paper)),
      row(
        'missing',
        everyone('not-found'),
        thing('contribution', () => missing),
      ),
    ],
    uploadSubjectFile: [
      row("another's draft of a contribution", ofNgo, thing('contribution', drafted('ngo'), upload)),
      row(
        'a posted contribution',
        known('not-yours', { ngo: 'already-submitted' }),
        thing('contribution', () => t.posted('ngo'), upload),
      ),
      row('a paper', known('secretariat-only', { secretariat: 'yes' }), thing('paper', t.paper, upload)),
      row(
        'a paragraph, which has none',
        absent(),
        thing('paragraph', () => g.paragraph.id, upload),
      ),
      row(
        'missing',
        absent(),
        thing('contribution', () => missing, upload),
      ),
    ],
    submitContribution: [
      row(
        'own draft',
        known('yes', {
          member: 'focal-point-only',
          facilitator: 'focal-point-only',
          moved: 'focal-point-only',
        }),
        about(own),
      ),
      row(
        "a member's draft",
        everyone('not-found', { nobody: 'not-signed-in', focal: 'yes', member: 'focal-point-only' }),
        about(drafted('member')),
      ),
      row("another's draft", ofNgo, about(drafted('ngo'))),
      row(
        'posted',
        known('not-yours', { ngo: 'already-submitted' }),
        about(() => t.posted('ngo')),
      ),
      gone(),
    ],
    withdrawContribution: [
      row('own draft', known('yes'), about(own)),
      row("another's draft", ofNgo, about(drafted('ngo'))),
      row(
        'posted',
        known('not-yours', { ngo: 'yes' }),
        about(() => t.posted('ngo')),
      ),
      row(
        'withdrawn',
        known('not-yours', { ngo: 'already-answered' }),
        about(() => t.withdrawn('ngo')),
      ),
      gone(),
    ],
    publishContribution: [
      ...decided('with consent'),
      row(
        'received, without consent',
        everyone('not-found', {
          nobody: 'not-signed-in',
          secretariat: 'consent-missing',
          ngo: 'secretariat-only',
        }),
        about(() => t.received('ngo', false)),
      ),
    ],
    declineContribution: decided('declined', { reason: 'By the matrix' }),
    getFile: [
      row(
        'of a posted contribution',
        everyone('yes'),
        about(() => fileOf(t, true)),
      ),
      row(
        'of a draft',
        everyone('not-found', { ngo: 'yes' }),
        about(() => fileOf(t, false)),
      ),
      row('missing', everyone('not-found'), none),
    ],
    deleteFile: [
      row(
        'of a posted contribution',
        known('not-yours', { ngo: 'already-submitted' }),
        about(() => fileOf(t, true)),
      ),
      row(
        'of a draft',
        ofNgo,
        about(() => fileOf(t, false)),
      ),
      gone(),
    ],
  }
}

async function fileOf(t: Things, posted: boolean): Promise<string> {
  const { id } = await t.contribution('ngo')
  const file = await t.file('ngo', id)
  if (posted) {
    await t.send('ngo', `/api/contributions/${id}/submit`, {})
    await t.send('secretariat', `/api/contributions/${id}/publish`, {})
  }
  return file
}
