/** One thematic discussion, from its questions to a paragraph of the draft: a State, an NGO, a facilitator, a refugee, the secretariat. */
import type { Consultation } from '@plenary/shared/consultation'
import type { Contribution, ContributionHead } from '@plenary/shared/contribution'
import type { DraftView } from '@plenary/shared/draft'
import type { Passage } from '@plenary/shared/response'
import type { RevisionSummary } from '@plenary/shared/revision'
import type { StageView } from '@plenary/shared/stage'
import type { Thread } from '@plenary/shared/thread'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { delegationOf } from '../invite.ts'
import { openRoom, until } from '../provider.ts'
import { SessionHall, sessionSlug as slug, type Who } from '../session-hall.ts'
import { sampleDraft } from '../sign-in.ts'
import { type SignedIn, startWorld, type World } from '../world.ts'

const said = 'Registration must reach women in the settlements, not only at the border.'
/** A leap of months leaves the calendar much to do. */
const jobsMs = 60_000
const asked = 'Food arrives before anybody asks our names; the names should come first.'

describe('from a thematic discussion to a paragraph of the zero draft', () => {
  let world: World
  let stage: StageView
  let hall: SessionHall
  const ask: SessionHall['ask'] = (...question) => hall.ask(...question)
  const refusalOf: SessionHall['refusalOf'] = (...question) => hall.refusalOf(...question)
  const publicly: SessionHall['publicly'] = (path) => hall.publicly(path)
  const stageOf = (code: string): Promise<StageView> => hall.stageOf(code)
  const as = (who: Who): SignedIn => hall.as(who)
  const page = async (who: Who): Promise<Consultation> =>
    (await ask<{ consultation: Consultation }>(who, 'GET', `/api/stages/${stage.id}/consultation`))
      .consultation
  const draftOf = (who: Who): Promise<DraftView> => sampleDraft(world.url, as(who).cookie)

  beforeAll(async () => {
    world = await startWorld({ at: '2017-10-16T09:00:00+02:00' })
    hall = await SessionHall.of(world)
    stage = await stageOf('td2')
  })
  afterAll(() => world?.close())

  let question: string
  let joint: Contribution
  let heard: Contribution
  let concern: Thread

  it('[CNS1] the secretariat lays out questions, programme and papers; everyone reads the page, signed in or not', async () => {
    const id = crypto.randomUUID()
    await ask('secretariat', 'PATCH', `/api/stages/${stage.id}/questions`, {
      questions: [{ id, text: 'What must be in place on the first day?' }],
    })
    await ask('secretariat', 'PATCH', `/api/stages/${stage.id}/programme`, {
      items: [
        {
          id: crypto.randomUUID(),
          startsAt: '2017-10-17T10:00:00+02:00',
          endsAt: '2017-10-17T13:00:00+02:00',
          kind: 'interventions',
          title: 'Statements from the floor',
        },
      ],
    })
    await ask('secretariat', 'POST', `/api/stages/${stage.id}/papers`, {
      title: 'Concept note for the second discussion',
      language: 'en',
    })
    const { consultation } = await publicly<{ consultation: Consultation }>(
      `/api/stages/${stage.id}/consultation`,
    )
    expect(consultation.questions.map(({ text }) => text)).toContain(
      'What must be in place on the first day?',
    )
    expect(consultation.programme.map(({ title }) => title)).toContain('Statements from the floor')
    expect(consultation.papers.map(({ title }) => title)).toContain('Concept note for the second discussion')
    question = id
    expect(await refusalOf('state-a', 'PATCH', `/api/stages/${stage.id}/questions`, { questions: [] })).toBe(
      'secretariat-only',
    )
  })

  it('[SPK1] [SPK4] a State asks for the floor, is called and timed, and its statement stands beside it', async () => {
    world.clock.setForward(new Date('2017-10-17T10:00:00+02:00'))
    const office = hall.as('secretariat')
    const group = await delegationOf(office, slug, 'A regional group', 'regional-group')
    const committee = await delegationOf(office, slug, 'A refugee committee', 'refugee')
    const { speaker } = await ask<{ speaker: { id: string } }>(
      'state-a',
      'POST',
      `/api/stages/${stage.id}/speakers`,
      {
        onBehalfOf: { delegationId: group },
      },
    )
    expect(await refusalOf('state-a', 'PATCH', `/api/speakers/${speaker.id}`, { status: 'speaking' })).toBe(
      'secretariat-only',
    )
    await ask('secretariat', 'PATCH', `/api/speakers/${speaker.id}`, { status: 'speaking' })
    world.clock.setForward(new Date('2017-10-17T10:03:00+02:00'))
    await ask('secretariat', 'PATCH', `/api/speakers/${speaker.id}`, { status: 'spoke' })
    const { contribution } = await ask<{ contribution: Contribution }>(
      'state-a',
      'POST',
      `/api/stages/${stage.id}/contributions`,
      {
        form: 'statement',
        title: 'Statement in the second discussion',
        language: 'en',
        body: 'My delegation supports registration on the first day.',
        consentToPublish: true,
        speakerId: speaker.id,
      },
    )
    await ask('state-a', 'POST', `/api/contributions/${contribution.id}/submit`, {})
    await ask('secretariat', 'POST', `/api/contributions/${contribution.id}/publish`, {})
    const byName = { entered: { delegationId: committee, person: 'Its elected speaker' } }
    expect(await refusalOf('state-a', 'POST', `/api/stages/${stage.id}/speakers`, byName)).toBe(
      'secretariat-only',
    )
    await ask('secretariat', 'POST', `/api/stages/${stage.id}/speakers`, byName)
    expect((await page('observer')).speakers.at(-1)).toMatchObject({
      ...{ name: byName.entered.person, participant: null },
    })
    const seen = (await page('observer')).speakers.find(({ id }) => id === speaker.id)
    expect(seen).toMatchObject({ status: 'spoke', statementId: contribution.id })
    expect(
      Date.parse(seen?.endedAt as string) - Date.parse(seen?.startedAt as string),
    ).toBeGreaterThanOrEqual(180_000)
  })

  it('[CTB1] [CTB3] two of an NGO write in one paragraph at once; nobody else knows of it until the focal point submits', async () => {
    const begun = await ask<{ contribution: Contribution }>(
      'colleague',
      'POST',
      `/api/stages/${stage.id}/contributions`,
      {
        title: 'What the first day needs',
        language: 'en',
        body: 'The first day decides the rest.',
        topics: ['reception-admission'],
        consentToPublish: true,
      },
    )
    joint = begun.contribution
    const room = joint.blocks[0]?.room as string
    const [one, other] = [
      await openRoom(world.url, room, as('colleague').cookie),
      await openRoom(world.url, room, as('ngo').cookie),
    ]
    one.type(0, `${said} `)
    other.type(other.text().length, ' It is also when most is lost.')
    await until('both hold both', () =>
      [one, other].every((each) => each.text().includes(said) && each.text().includes('most is lost')),
    )
    for (const stranger of ['state-a', 'secretariat', 'refugee'] as const)
      expect(await refusalOf(stranger, 'PATCH', `/api/contributions/${joint.id}`, { title: 'Theirs' })).toBe(
        'not-found',
      )
    expect(await refusalOf('colleague', 'POST', `/api/contributions/${joint.id}/submit`)).toBe(
      'focal-point-only',
    )
    const submitted = await ask<{ contribution: Contribution }>(
      'ngo',
      'POST',
      `/api/contributions/${joint.id}/submit`,
      {},
    )
    one.close()
    other.close()
    expect(submitted.contribution.status).toBe('received')
    const text = submitted.contribution.blocks.map((each) => each.text).join('\n')
    expect(text).toContain(said)
    expect(text).toContain('It is also when most is lost.')
    await ask('secretariat', 'POST', `/api/contributions/${joint.id}/publish`, {})
    const shown = await publicly<{ contribution: Contribution }>(`/api/contributions/${joint.id}`)
    expect(shown.contribution).toMatchObject({
      status: 'posted',
      attributedTo: ['Open Harbour, a non-governmental organization'],
    })
  })

  it('[ANC7] a contribution is discussed by its own words, and by no others', async () => {
    const open = (exact: string) => ({
      kind: 'question',
      visibility: 'all',
      body: 'How is this done today?',
      quote: { exact, prefix: '', suffix: '' },
    })
    const path = `/api/contributions/${joint.id}/threads`
    const { thread } = await ask<{ thread: Thread }>('state-a', 'POST', path, open(said))
    expect(thread.anchor).toMatchObject({ state: 'exact', exact: said })
    expect(await refusalOf('state-a', 'POST', path, open('Registration must wait.'))).toBe('quote-not-found')
  })

  it('[FAC1] what a group said is entered without a name, and shown as said by a group', async () => {
    const { contribution } = await ask<{ contribution: Contribution }>(
      'facilitator',
      'POST',
      `/api/stages/${stage.id}/contributions`,
      {
        form: 'facilitated',
        title: 'Women of a settlement on the first weeks',
        language: 'en',
        body: asked,
        verbatim: 'Chakula kinafika kabla mtu hajauliza majina yetu.',
        topics: ['immediate-ongoing-needs'],
        consentToPublish: true,
        facilitation: {
          place: 'A settlement in the north',
          country: 'Uganda',
          heldOn: '2017-10-12',
          size: 14,
          people: 'women',
          composition: {
            women: '10-19',
            men: 'none',
            children: 'none',
            youth: '1-4',
            olderPersons: '1-4',
            withDisabilities: '1-4',
          },
          spokenLanguage: 'Swahili',
          consent: 'spoken',
          translationLanguage: 'en',
        },
      },
    )
    await ask('facilitator', 'POST', `/api/contributions/${contribution.id}/submit`, {})
    await ask('secretariat', 'POST', `/api/contributions/${contribution.id}/publish`, {})
    heard = (await publicly<{ contribution: Contribution }>(`/api/contributions/${contribution.id}`))
      .contribution
    expect(heard.facilitation).toMatchObject({ size: 14, people: 'women', country: 'Uganda' })
    expect(
      await refusalOf('state-a', 'POST', `/api/stages/${stage.id}/contributions`, {
        form: 'facilitated',
        title: 'Not mine to enter',
        language: 'en',
        facilitation: heard.facilitation,
      }),
    ).toBe('facilitator-only')
  })

  it('[THR1] a refugee raises a concern on the question, under a name that leads nowhere; the State answers', async () => {
    const { thread } = await ask<{ thread: Thread }>('refugee', 'POST', `/api/stages/${stage.id}/threads`, {
      questionId: question,
      kind: 'concern',
      visibility: 'all',
      body: 'Nobody told us what the papers were for.',
    })
    await ask('state-a', 'POST', `/api/threads/${thread.id}/comments`, {
      body: 'We will say so in our statement.',
    })
    concern = (await ask<{ thread: Thread }>('observer', 'GET', `/api/threads/${thread.id}`)).thread
    expect(concern.comments.map(({ body }) => body)).toEqual([
      'Nobody told us what the papers were for.',
      'We will say so in our statement.',
    ])
  })

  it('[CTB2] [CNS2] the session ends: no more input, and the summary stands for everyone', async () => {
    const { inputUntil } = await page('secretariat')
    world.clock.setForward(
      new Date(Math.max(Date.parse(inputUntil as string), Date.parse(stage.closesAt as string))),
    )
    expect(
      await refusalOf('state-a', 'POST', `/api/stages/${stage.id}/contributions`, {
        title: 'Too late',
        language: 'en',
        body: 'Words that came after the end.',
      }),
    ).toBe('input-closed')
    const version = (await page('secretariat')).summary?.version ?? 0
    const saved = await ask<{ consultation: Consultation }>(
      'secretariat',
      'PATCH',
      `/api/stages/${stage.id}/summary`,
      { version, language: 'en', text: 'Delegations agreed that registration belongs to the first day.' },
    )
    expect((await page('observer')).summary).toBeNull()
    await ask('secretariat', 'POST', `/api/stages/${stage.id}/summary/publish`, {
      version: saved.consultation.summary?.version,
    })
    expect((await page('observer')).summary?.text).toContain('registration belongs to the first day')
  })

  let paragraph: DraftView['paragraphs'][number]
  const passages: Passage[] = []

  it('[RSP1] months later the zero draft is on the table, and what was said is linked to a paragraph of it', async () => {
    world.clock.setForward(new Date('2018-02-13T09:30:00+01:00'))
    await until('the first consultation is open', async () => (await stageOf('fc1')).phase === 'open')
    await until(
      'the zero draft is on the table',
      async () => (await draftOf('secretariat')).paragraphs.length > 0,
    )
    paragraph = (await draftOf('secretariat')).paragraphs.find(
      ({ kind, can }) => kind === 'paragraph' && can.edit === 'yes',
    ) as typeof paragraph
    const link = async (source: object, quote: object | null): Promise<void> => {
      const answer = await ask<{ passage: Passage }>(
        'secretariat',
        'POST',
        `/api/paragraphs/${paragraph.id}/passages`,
        { source, quote },
      )
      passages.push(answer.passage)
    }
    const blockOf = (from: Contribution, words: string) =>
      from.blocks.find(({ text }) => text.includes(words))?.id ?? null
    const posted = (await publicly<{ contribution: Contribution }>(`/api/contributions/${joint.id}`))
      .contribution
    await link(
      { type: 'contribution', id: joint.id, blockId: blockOf(posted, said) },
      { exact: said, prefix: '', suffix: '' },
    )
    await link({ type: 'contribution', id: heard.id, blockId: blockOf(heard, asked) }, null)
    await link({ type: 'thread', id: concern.id, blockId: null }, null)
    const { items } = await ask<{ items: Passage[] }>(
      'ngo',
      'GET',
      `/api/paragraphs/${paragraph.id}/passages`,
    )
    expect(items.map(({ id }) => id).sort()).toEqual(passages.map(({ id }) => id).sort())
    expect(
      await refusalOf('secretariat', 'POST', `/api/paragraphs/${paragraph.id}/passages`, {
        source: { type: 'contribution', id: joint.id, blockId: null },
        quote: { exact: 'Words nobody wrote.', prefix: '', suffix: '' },
      }),
    ).toBe('quote-not-found')
  })

  it('[STK1] what the session left open is carried into the first round of drafting', async () => {
    const fc1 = await stageOf('fc1')
    const gathered = await ask<unknown>(
      'secretariat',
      'GET',
      `/api/stages/${(await stageOf('stocktake')).id}/stocktaking`,
    )
    expect(JSON.stringify(gathered)).toContain(concern.id)
    await ask('secretariat', 'POST', `/api/stages/${fc1.id}/carried`, { threads: [concern.id] })
    expect(JSON.stringify(await ask<unknown>('ngo', 'GET', `/api/stages/${fc1.id}/carried`))).toContain(
      concern.id,
    )
  })

  it('[RSP2] the words come into the text, the round closes, and each contributor reads where theirs went', async () => {
    const room = await openRoom(world.url, paragraph.room, as('secretariat').cookie)
    room.type(room.text().length, ' Registration reaches women in the settlements.')
    const reader = await openRoom(world.url, paragraph.room, as('observer').cookie)
    await until('everyone reads it', () => reader.text().includes('Registration reaches women'))
    room.close()
    reader.close()
    const fc1 = await stageOf('fc1')
    world.clock.setForward(new Date(fc1.closesAt as string))
    const draft = await draftOf('secretariat')
    let revision: RevisionSummary | undefined
    await until(
      'the round has left its text',
      async () => {
        const { items } = await ask<{ items: RevisionSummary[] }>(
          'secretariat',
          'GET',
          `/api/drafts/${draft.id}/revisions`,
        )
        revision = items.find(({ kind }) => kind === 'closing')
        return revision !== undefined
      },
      jobsMs,
    )
    const answers = [
      {
        outcome: 'taken-up',
        reason: 'In the words of the group.',
        revisionId: revision?.id,
        words: 'Registration reaches women in the settlements.',
      },
      { outcome: 'in-part', reason: 'The order of steps is for each State.', revisionId: null, words: null },
      { outcome: 'noted', reason: 'Carried into the first round.', revisionId: null, words: null },
    ]
    for (const [nth, answer] of answers.entries())
      await ask('secretariat', 'POST', `/api/passages/${passages[nth]?.id}/response`, answer)
    const mine = await publicly<{ items: Passage[] }>(
      `/api/processes/${slug}/responses?contribution=${joint.id}`,
    )
    expect(mine.items.map(({ response }) => response)).toMatchObject([
      {
        outcome: 'taken-up',
        words: 'Registration reaches women in the settlements.',
        revision: { id: revision?.id },
      },
    ])
    const csv = await (await fetch(`${world.url}/api/processes/${slug}/responses.csv`)).text()
    for (const words of [
      'What the first day needs',
      'In the words of the group.',
      'The order of steps is for each State.',
    ])
      expect(csv).toContain(words)
    expect(await refusalOf('ngo', 'POST', `/api/passages/${passages[0]?.id}/response`, answers[0])).toBe(
      'secretariat-only',
    )
  })

  it('[PSE1] who the refugee was in the discussion cannot be told from who they are in the round', async () => {
    const fc2 = await stageOf('fc2')
    world.clock.setForward(new Date(Date.parse(fc2.opensAt as string) + 60_000))
    await until('the second consultation is open', async () => (await stageOf('fc2')).phase === 'open')
    let draft = await draftOf('refugee')
    await until(
      'the refugee may comment',
      async () => {
        draft = await draftOf('refugee')
        return draft.paragraphs.some(({ can }) => can.comment === 'yes')
      },
      jobsMs,
    )
    const place = draft.paragraphs.find(({ can }) => can.comment === 'yes') as typeof paragraph
    const { thread } = await ask<{ thread: Thread }>('refugee', 'POST', `/api/drafts/${draft.id}/threads`, {
      paragraphId: place.id,
      kind: 'support',
      visibility: 'all',
      body: 'This is what we asked for.',
    })
    const seen = (await ask<{ thread: Thread }>('observer', 'GET', `/api/threads/${thread.id}`)).thread
    expect(seen.author.id).not.toBe(concern.author.id)
    expect(seen.author.name).not.toBe(concern.author.name)
    expect(seen.author.colour === concern.author.colour && seen.author.name === concern.author.name).toBe(
      false,
    )
    const { items } = await ask<{ items: ContributionHead[] }>(
      'observer',
      'GET',
      `/api/stages/${stage.id}/contributions`,
    )
    expect(JSON.stringify(items)).not.toContain('refugee@')
  })
})
