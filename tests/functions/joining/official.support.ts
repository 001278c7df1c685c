import { createVault } from '../../../cloudfunctions/_adapters/crypto/vault'
import { parseConfig } from '../../../cloudfunctions/_runtime/config'
import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { withClient } from '../../../cloudfunctions/_database/prepare'
import { membershipRow } from '../../../emulator/seed/rows'
import type { Membership } from '../../../shared/access/actor'
import type { TownUnderTest } from '../../support/town'

export const STREET = '370613001'
export const STATION = 'unit-station-370613001'
/** A drawn id, 22 characters as the made ones have. */
export const DRAWN = 'drawn-official-0000001'
export const MOBILE = '13800000801'

/** Keys, and ids made from openids, as the functions have them. */
export const keysOf = ({ emulator }: TownUnderTest) => {
  const config = parseConfig(emulator.environment)
  return { vault: createVault(config), idOf: (openid: string) => personIdOf(config.tenant, openid) }
}

/** Puts an official into the register who has never signed in, with one office of a history of one change each. */
export async function register(town: TownUnderTest, { id = DRAWN, name = '江新来', unitName = '黄海路街道企业服务站', phone = MOBILE, offices = [{ role: 'officer', areaId: STREET, unitId: STATION }] }: { id?: string; name?: string; unitName?: string; phone?: string; offices?: Membership[] } = {}): Promise<void> {
  const { vault } = keysOf(town)
  await town.insert('persons', [{ id, work_name: name, work_phone: '0000-6601999', unit_name: unitName, phone: vault.seal(phone), phone_masked: `${phone.slice(0, 3)}****${phone.slice(-4)}`, phone_hash: vault.blind(phone), elder: false }])
  const rows = offices.map((office) => membershipRow(id, office))
  await town.insert('memberships', rows.map((row) => ({ ...row, version: 1 })))
  await town.insert('changes', rows.map(({ role, place }) => ({ of: 'office', id: `${id}:${role}:${place}`, version: 1, at: '2026-11-20T01:00:00.000Z', person_id: 'somebody', back: false, what: { name: [null, name] } })))
}

/** Verifies that number as WeChat does; gives what is said of whose it is. */
export async function verify(town: TownUnderTest, openid: string, phone = MOBILE) {
  await town.must('directory.agreePrivacy', { agreed: true }, openid)
  const { code } = await town.surface<{ code: string }>('phone-codes', { openid, phone })
  return town.must('directory.verifyPhone', { phoneCode: code }, openid)
}

/** Every table in which a text stands, with how often. */
export const tablesWith = (town: TownUnderTest, text: string): Promise<Record<string, number>> => withClient(town.emulator.database.ownerUrl, async (owner) => {
  const { rows: tables } = await owner.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'mashangban' order by 1")
  const found: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows: [row] } = await owner.query<{ many: number }>(`select count(*)::int as many from mashangban.${name} x where strpos(x::text, $1) > 0`, [text])
    if (row && row.many > 0) found[name] = row.many
  }
  return found
})
