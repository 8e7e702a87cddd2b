import { inviteTo, tokenOf } from '../invite.ts'
import { type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import { otherSlug, slug } from './people.ts'
import { absent, everyone, inside, known, secretariatInside, secretariatKnown, signedIn } from './verdicts.ts'

export function processRows({ people, process }: Ground): Rows {
  const nobodysSlug = { params: { slug: missing } }
  const here = { params: { slug } }
  const there = { params: { slug: otherSlug } }
  const draft = { title: 'A draft', source: { format: 'text', text: 'A paragraph.' }, stage: 'fc6' }
  const invitation = () => ({
    email: `${crypto.randomUUID()}@matrix.plenary.test`,
    kind: 'ngo',
    role: 'member',
  })
  const items = (...some: object[]) => ({ items: some })
  return {
    getPlatform: [row('the platform', everyone('yes'))],
    getMe: [row('own', signedIn('yes'))],
    updateMe: [row('own', signedIn('yes'), { body: { language: 'en' } })],
    linkStages: [
      row('own', signedIn('invalid-input', { refugee: 'yes', elsewhere: 'not-found' }), (who) => ({
        params: { id: people[who].id || missing },
        body: { linksStages: false },
      })),
      row("another's", signedIn('not-found'), (who) => ({
        params: { id: people[who === 'refugee' ? 'ngo' : 'refugee'].id },
        body: { linksStages: true },
      })),
      row('missing', absent(), { params: { id: missing }, body: { linksStages: true } }),
    ],
    listProcesses: [row('all', everyone('yes'))],
    getProcess: [
      row('of one process', everyone('yes'), here),
      row('missing', everyone('not-found'), nobodysSlug),
    ],
    listFacts: [
      row('of one process', known('yes'), here),
      row(
        'of another process',
        known('yes', { elsewhere: 'yes', member: 'not-a-participant', facilitator: 'not-a-participant' }),
        there,
      ),
      row('missing', absent(), nobodysSlug),
    ],
    importDraft: [
      row('of one process', secretariatInside(), { ...here, body: draft }),
      row('missing', absent(), { ...nobodysSlug, body: draft }),
    ],
    previewImport: [
      row('of one process', secretariatInside(), { ...here, body: draft }),
      row('missing', absent(), { ...nobodysSlug, body: draft }),
    ],
    createInvitations: [
      row('of one process', secretariatInside(), () => ({ ...here, body: items(invitation()) })),
      row('missing', absent(), () => ({ ...nobodysSlug, body: items(invitation()) })),
      row('a pseudonymous secretariat', secretariatInside('invalid-input'), () => ({
        ...here,
        body: items({ ...invitation(), role: 'secretariat', pseudonym: 'Birch' }),
      })),
    ],
    getInvitation: [row('missing', everyone('invitation-invalid'), { params: { token: missing } })],
    acceptInvitation: [
      row('missing', everyone('invitation-invalid'), { params: { token: missing }, body: {} }),
      row('for somebody else', everyone('invitation-invalid', { nobody: 'invalid-input' }), async (who) => {
        if (who === 'secretariat') return null
        const token = tokenOf(await inviteTo(people.secretariat, slug, invitation()))
        return { params: { token }, body: {} }
      }),
    ],
    listRecord: [
      row('of everything', everyone('yes')),
      row('of one process', everyone('yes'), { query: { process: process.id } }),
      row('missing', everyone('not-found'), { query: { process: missing } }),
    ],
    getCheckpoint: [row('of everything', everyone('yes'))],
    exportRecord: [
      row('of everything', everyone('yes')),
      row('of one process', inside('yes'), { query: { process: slug } }),
      row('missing', absent(), { query: { process: missing } }),
    ],
  }
}

export function stageRows(g: Ground): Rows {
  const of = (code: string) => ({ params: { id: g.stage(code).id } })
  const none = { params: { id: missing } }
  const reason = 'By the matrix'
  const later = (code: string) =>
    new Date(Date.parse(g.stage(code).closesAt as string) + 86_400_000).toISOString()
  const rights = {
    reason,
    rules: g.draft.tablings.find(({ stage }) => stage.code === 'fc1')?.rules ?? [],
  }
  const table = (code: string, draftId: string) => ({ ...of(code), body: { draftId } })
  const tabling = (code: string) => [
    row('upcoming', secretariatKnown(), table(code, g.draft.id)),
    row('a draft of another process', secretariatKnown('not-found'), table(code, g.otherDraft.id)),
    row('a missing draft', secretariatKnown('not-found'), table(code, missing)),
    row('no round', secretariatKnown('invalid-input'), table('td1', g.draft.id)),
    gone({ draftId: g.draft.id }),
  ]
  const right = (code: string, draft: string) => ({ params: { ...of(code).params, draft }, body: rights })
  const act = (
    object: string,
    code: string,
    body: object,
    verdict: Parameters<typeof secretariatKnown>[0] = 'yes',
  ) => row(object, secretariatKnown(verdict), { ...of(code), body })
  const gone = (body: object) => row('missing', absent(), { ...none, body })
  return {
    getStage: [row('any', everyone('yes'), of('fc1')), row('missing', everyone('not-found'), none)],
    changeStage: [
      act('upcoming', 'fc6', { closesAt: later('fc6'), reason }),
      act('closed', 'td1', { closesAt: later('td1'), reason }, 'stage-not-open'),
      gone({ closesAt: later('fc6'), reason }),
    ],
    openStage: [
      act('upcoming', 'ny-brief-3', { reason }),
      act('closed', 'td2', { reason }, 'invalid-window'),
      gone({ reason }),
    ],
    closeStage: [act('open', 'ny-brief-3', { reason }), gone({ reason })],
    reopenStage: [
      act('upcoming', 'fc6', { closesAt: later('fc6'), reason }, 'stage-not-closed'),
      act('closed', 'td1', { closesAt: later('fc6'), reason }),
      gone({ closesAt: later('fc6'), reason }),
    ],
    cancelStage: [
      act('closed', 'td2', { reason }, 'stage-not-open'),
      act('upcoming', 'ny-brief-4', { reason }),
      gone({ reason }),
    ],
    tableDraft: tabling('fc5'),
    previewTable: tabling('fc4'),
    changeRights: [
      row('open', secretariatKnown(), right('fc1', g.draft.id)),
      row('a draft of another process', secretariatKnown('not-found'), right('fc1', g.otherDraft.id)),
      row('a missing draft', secretariatKnown('not-found'), right('fc1', missing)),
      row('missing', absent(), { params: { id: missing, draft: g.draft.id }, body: rights }),
    ],
    getClock: [row('the clock', everyone('yes'))],
    setClock: [
      row('the clock', signedIn('secretariat-only', { secretariat: 'yes' }), () => ({
        body: { to: g.world.clock.now().toISOString() },
      })),
    ],
  }
}
