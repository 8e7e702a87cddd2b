/** Rights over who takes part, and for whom: delegations, invitations, participations, mandates. */
import { isSelf } from './participant.ts'
import { isSecretariat, line, secretariatOnly } from './rights.ts'

export const peopleRules = {
  'participant.invite': line([], secretariatOnly),
  'participant.change': line(['participant'], secretariatOnly),
  /** [MBR3] One's own participation ends by oneself; anybody's by the secretariat. */
  'participant.end': line(['participant'], (actor, { participant }) =>
    isSelf(actor, participant.id) || isSecretariat(actor) ? 'yes' : 'secretariat-only',
  ),
  'delegation.keep': line([], secretariatOnly),
  'mandate.keep': line([], secretariatOnly),
  /** [BHF1] Its focal point says whether something is said on behalf of a delegation, and nobody else. */
  'behalf.answer': line(['behalf'], (actor, { behalf }) => {
    if (actor.role !== 'focal-point' || actor.delegationId !== behalf.delegationId) return 'focal-point-only'
    return behalf.state === 'asked' ? 'yes' : 'already-answered'
  }),
}
