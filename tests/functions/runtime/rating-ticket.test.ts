import fc from 'fast-check'
import { createVault } from '../../../cloudfunctions/_adapters/crypto/vault'
import { issueRatingTicket, RATING_TICKET_CHANCE, readRatingTicket } from '../../../cloudfunctions/_runtime/rating-ticket'
import { addMs, toInstant } from '../../../shared/kernel/instant'
import { RATING_TICKET_MS } from '../../../shared/rating/ticket'

const vaultOf = (tenant: string, key = 7) => createVault({ tenant, dataKeys: {}, hmacKey: new Uint8Array(32).fill(key) })
const VAULT = vaultOf('demo')
const NOW = '2026-12-02T01:00:00.000Z'

const codeIds = fc.stringMatching(/^[\w-]{11}$/)
const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2099-12-31') }).map((ms) => toInstant(ms))
const chances = fc.uint8Array({ minLength: RATING_TICKET_CHANCE, maxLength: RATING_TICKET_CHANCE })
const issued = fc.record({ codeId: codeIds, now: moments, chance: chances }).map((of) => ({ ...of, ticket: issueRatingTicket(VAULT, of.codeId, of.now, of.chance) }))

it('is read for the code it came with, ends ten minutes later, and is as long as every other', () => {
  fc.assert(fc.property(issued, ({ codeId, now, chance, ticket }) => {
    expect(ticket).toMatch(/^[\w-]{74}$/)
    expect(readRatingTicket(VAULT, codeId, ticket)).toEqual({ personId: `ticket.${Buffer.from(chance).toString('base64url')}`, endsAt: addMs(now, RATING_TICKET_MS) })
  }))
})

it('stands for somebody else each time, who is no person', () => {
  fc.assert(fc.property(codeIds, chances, chances, (codeId, one, other) => {
    fc.pre(Buffer.compare(one, other) !== 0)
    const [first, second] = [one, other].map((chance) => readRatingTicket(VAULT, codeId, issueRatingTicket(VAULT, codeId, NOW, chance))?.personId)
    expect(first).not.toBe(second)
    expect(first).not.toMatch(/^[\w-]{22}$/)
  }))
})

it('of one with a single other character, whichever, nothing is read', () => {
  fc.assert(fc.property(issued, fc.nat(), fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.= 码'), ({ codeId, ticket }, at, other) => {
    const place = at % ticket.length
    fc.pre(ticket[place] !== other)
    expect(readRatingTicket(VAULT, codeId, ticket.slice(0, place) + other + ticket.slice(place + 1))).toBeNull()
  }), { numRuns: 500 })
  const ticket = issueRatingTicket(VAULT, 'windowCode1', NOW, new Uint8Array(16).fill(1))
  for (let at = 0; at < ticket.length; at++) expect(readRatingTicket(VAULT, 'windowCode1', `${ticket.slice(0, at)}${ticket[at] === 'a' ? 'b' : 'a'}${ticket.slice(at + 1)}`)).toBeNull()
})

it('is read for no other code, by no other tenant, with no other key, and no other text is one', () => {
  fc.assert(fc.property(issued, codeIds, ({ codeId, ticket }, otherId) => {
    fc.pre(codeId !== otherId)
    expect(readRatingTicket(VAULT, otherId, ticket)).toBeNull()
    expect(readRatingTicket(vaultOf('other'), codeId, ticket)).toBeNull()
    expect(readRatingTicket(vaultOf('demo', 8), codeId, ticket)).toBeNull()
    for (const text of [ticket.slice(1), `${ticket}A`, `0${ticket}`, ` ${ticket}`, `${ticket}\n`, '']) expect(readRatingTicket(VAULT, codeId, text)).toBeNull()
  }))
  fc.assert(fc.property(fc.string(), (text) => expect(readRatingTicket(VAULT, 'windowCode1', text)).toBeNull()))
})
