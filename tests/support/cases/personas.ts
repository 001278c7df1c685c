import type { TownUnderTest } from '../town'

export interface Persona {
  openid: string
  role: string
  name: string
  personId: string
  areaId?: string
  unitId?: string
  companyId?: string
}

/** The seeded people with the ids that actions ask for. */
export const personasOf = (town: TownUnderTest): Promise<Persona[]> => town.surface<Persona[]>('personas')

/** Id of somebody by his openid. Throws when there is nobody. */
export async function personOf(town: TownUnderTest, openid: string): Promise<string> {
  const found = (await personasOf(town)).find((persona) => persona.openid === openid)
  if (!found?.personId) throw new Error(`nobody is ${openid}`)
  return found.personId
}
