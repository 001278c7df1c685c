import type { Credit } from '../../shared/directory/schema'
import type { PersonId } from '../../shared/kernel/ids'
import type { Ports } from '../_ports'

/** Unused reminders one person may pile up per template. */
const MOST_UNSPENT = 50
const ATTEMPTS = 5

const creditId = (person: PersonId, templateId: string): string => `${person}:${templateId}`

/** One more reminder may be sent to this person; a new consent also lifts an earlier refusal. Two hops. */
export async function grantCredit({ repository }: Ports, person: PersonId, templateId: string): Promise<void> {
  const _id = creditId(person, templateId)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const credit = await repository.findOne('credits', { _id })
    if (!credit) {
      const fresh = { _id, schema: 1, person, templateId, granted: 1, spent: 0, held: 0, state: 'ok' } as const
      if ((await repository.insert('credits', fresh)) === 'inserted') return
      continue
    }
    const one = credit.granted - credit.spent < MOST_UNSPENT ? 1 : 0
    // Conditional on what was read: the sender may be spending at this moment.
    const where = { _id, granted: credit.granted, spent: credit.spent }
    if ((await repository.inc('credits', where, { granted: one }, { state: 'ok' })) === 1) return
    if (one === 0 && credit.state === 'ok') return
  }
  throw new Error('a credit was changed by others again and again')
}

/** The person does not want this reminder any more (「拒收」 on the card); a later consent lifts it. */
export const refuseCredit = (ports: Ports, person: PersonId, templateId: string): Promise<void> => setState(ports, person, templateId, 'refused')

/** WeChat has banned the template for this person. */
export const banCredit = (ports: Ports, person: PersonId, templateId: string): Promise<void> => setState(ports, person, templateId, 'banned')

async function setState({ repository }: Ports, person: PersonId, templateId: string, state: Credit['state']): Promise<void> {
  const _id = creditId(person, templateId)
  if ((await repository.updateWhere('credits', { _id }, { state })) === 1) return
  const inserted = await repository.insert('credits', { _id, schema: 1, person, templateId, granted: 0, spent: 0, held: 0, state })
  if (inserted !== 'inserted') await repository.updateWhere('credits', { _id }, { state })
}
