import type { Directory } from '../_ports/directory'
import type { CollectionName, Documents } from '../_ports/documents'
import type { Repository } from '../_ports/repository'
import { cached, CONFIGURATION_LIFE_MS } from './ttl-cache'

const MOST_HOLDERS = 200
const MOST_PEOPLE = 500

/** The directory over the repository. */
export function createDirectory(repository: Repository): Directory {
  const byId = <C extends CollectionName>(collection: C) => (id: string): Promise<Documents[C] | null> => repository.findOne(collection, { _id: id })
  const byIds = <C extends CollectionName>(collection: C) => async (ids: readonly string[]): Promise<Documents[C][]> => {
    const distinct = [...new Set(ids)]
    return distinct.length === 0 ? [] : repository.find(collection, { _id: { $in: distinct } }, { limit: distinct.length })
  }
  const areas = cached(() => repository.find('areas', {}, { limit: 1000 }), CONFIGURATION_LIFE_MS)

  return {
    person: byId('persons'),
    persons: byIds('persons'),
    peopleWithToken: (token) => repository.find('persons', { tokens: token }, { limit: MOST_HOLDERS }),
    peopleOfAreas: async (areaIds) =>
      areaIds.length === 0 ? [] : repository.find('persons', { 'memberships.areaId': { $in: areaIds } }, { limit: MOST_PEOPLE }),
    insertPerson: (person) => repository.insert('persons', person),
    updatePerson: async (id, set) => (await repository.updateWhere('persons', { _id: id }, set)) === 1,

    company: byId('companies'),
    companyByCode: (codeId) => repository.findOne('companies', { codeId }),
    companies: byIds('companies'),

    unit: byId('units'),
    units: byIds('units'),
    unitsOfAreas: async (areaIds) => (areaIds.length === 0 ? [] : repository.find('units', { areaId: { $in: areaIds } }, { limit: 500 })),
    unitsTaking: async (takes, areaIds) =>
      takes.length === 0 || areaIds.length === 0 ? [] : repository.find('units', { takes: { $in: takes }, areaId: { $in: areaIds } }),

    area: byId('areas'),
    areas: () => areas.get(),

    code: byId('codes'),
    codeByShort: (shortCode) => repository.findOne('codes', { shortCode }),
    async replaceCode({ _id, tenant: _tenant, ...fields }, expected) {
      return (await repository.updateWhere('codes', { _id, revision: expected.revision, status: expected.status }, fields)) === 1
    },
    window: byId('windows'),
    windowByCode: (codeId) => repository.findOne('windows', { codeId }),
    hall: byId('halls'),
  }
}
