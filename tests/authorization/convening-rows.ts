/** Beginning processes, which is a right of no process: of all these people the secretariat has it here. */
import type { Me } from '@plenary/shared/api'
import { insertConvener } from '../../server/src/process/convener-store.ts'
import { type Rows, row } from './cells.ts'
import { type Ground, missing } from './ground.ts'
import { everyone, signedIn } from './verdicts.ts'

export async function conveningRows({ people, world }: Ground): Promise<Rows> {
  const { user } = (await (await people.secretariat.fetch('/api/me')).json()) as Me
  await world.app.database.transaction(
    (tx) => insertConvener(tx, { userId: user.id, by: null, since: world.clock.now() }),
    { lock: 'conveners:all' },
  )
  const conveners = signedIn('not-a-convener', { secretariat: 'yes' })
  const process = (slug: string) => ({
    body: { slug, title: 'A process', language: 'en', timeZone: 'Europe/Zurich' },
  })
  const newAddress = () => `matrix-${crypto.randomUUID()}`
  const nobodys = { params: { token: missing } }
  return {
    beginProcess: [
      row('at a free address', conveners, () => process(newAddress())),
      row(
        'at an address that is taken',
        signedIn('not-a-convener', { secretariat: 'already-exists' }),
        process('migration-2018'),
      ),
    ],
    listConveners: [row('all', conveners)],
    nameConvener: [row('somebody', conveners, { body: { email: 'another@matrix.plenary.test' } })],
    getConvening: [row('missing', everyone('invitation-invalid'), nobodys)],
    acceptConvening: [
      row('missing', everyone('invitation-invalid'), { ...nobodys, body: {} }),
      row('for somebody else', everyone('invitation-invalid', { nobody: 'invalid-input' }), async () => {
        const made = await people.secretariat.fetch('/api/conveners', {
          json: { email: `${crypto.randomUUID()}@matrix.plenary.test` },
        })
        const { link } = (await made.json()) as { link: string }
        return { params: { token: link.split('/').at(-1) as string }, body: {} }
      }),
    ],
  }
}
