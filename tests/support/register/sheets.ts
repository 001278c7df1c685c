import { createHash } from 'node:crypto'
import type { InputOf, OutputOf } from '../../../shared/api'
import { makeUscc } from '../../../shared/register/uscc'
import type { ImportKind } from '../../../shared/register/import'
import { draw, type TownUnderTest } from '../town'
import { csvOf } from './bring-in'

/** The administrator of the demonstration district, and of its city. */
export const ADMIN = 'demo-admin'
export const CITY_ADMIN = 'demo-city-admin'
export const DISTRICT = '370613'

/** A credit code that nobody has. */
export const code = (at: number): string => makeUscc(`91370613MA9X${String(at).padStart(5, '0')}`)

export { csvOf }

/** Uploads bytes as an import that waits to be read; `sent`: what is sent in truth. */
export async function upload(town: TownUnderTest, bytes: Buffer, { name = '名册.csv', source = '', openid = ADMIN, areaId = DISTRICT, sent = bytes, kind = 'companies' }: { name?: string; source?: string; openid?: string; areaId?: string; sent?: Buffer; kind?: ImportKind } = {}): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { importId, url, headers } = await town.must('import.ticket', { areaId, kind, name, source, size: bytes.length, sha256 }, openid)
  const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(sent) })
  if (!put.ok) throw new Error(`the upload was refused: ${put.status} ${await put.text()}`)
  return importId
}

/** Does what an import is at, to its end. */
export async function settled(town: TownUnderTest, importId: string, openid = ADMIN): Promise<OutputOf<'import.show'>> {
  for (let tries = 0; tries < 100; tries++) {
    const { state } = await town.must('import.work', { importId }, openid)
    if (!['reading', 'applying', 'undoing'].includes(state)) break
  }
  return town.must('import.show', { importId }, openid)
}

export async function dryRun(town: TownUnderTest, bytes: Buffer, told: Partial<InputOf<'import.read'>> = {}, of: Parameters<typeof upload>[2] = {}): Promise<OutputOf<'import.show'>> {
  const importId = await upload(town, bytes, of)
  await town.must('import.read', { requestId: draw(), importId, ...told }, of.openid ?? ADMIN)
  return settled(town, importId, of.openid ?? ADMIN)
}

/** One of the steps that change the register, to its end. */
export async function take(town: TownUnderTest, action: 'import.apply' | 'import.undo', importId: string, openid = ADMIN): Promise<OutputOf<'import.show'>> {
  await town.must(action, { requestId: draw(), importId }, openid)
  return settled(town, importId, openid)
}
