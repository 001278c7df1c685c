/**
 * Every collection and index, once: read by the emulator and by the deploy script.
 * `tenant` is first in every index but `_id` (design §2); at most one array per index; unique only over fields always present.
 */
export interface IndexDeclaration {
  name: string
  keys: readonly (readonly [field: string, direction: 1 | -1])[]
  unique?: boolean
}
export interface CollectionDeclaration {
  name: string
  indexes: readonly IndexDeclaration[]
}

const index = (...fields: string[]): IndexDeclaration => ({
  name: ['tenant', ...fields].join('_').replace(/\./g, '-'),
  keys: [['tenant', 1], ...fields.map((field) => [field, 1] as const)],
})
const unique = (...fields: string[]): IndexDeclaration => ({ ...index(...fields), unique: true })

export const COLLECTIONS: readonly CollectionDeclaration[] = [
  {
    name: 'cases',
    indexes: [
      index('audience', 'box', 'byDue'), // a tab of a list
      index('relayAt'), // what the relay has to move
      index('wakeAt'), // what the timer has to look at
      index('box', 'calendarVersion'), // open cases to recompute after a new calendar
      unique('number'),
      unique('codeId'),
    ],
  },
  { name: 'ledger', indexes: [unique('caseId', 'seq'), index('caseId', 'key')] },
  { name: 'messages', indexes: [index('person', 'byAt'), index('person', 'read', 'byAt'), index('pushAt')] },
  { name: 'credits', indexes: [index('person')] },
  { name: 'grants', indexes: [index('person', 'at')] }, // things counted once; subscription answers of one person within a minute
  { name: 'ratings', indexes: [index('windowId', 'rater'), index('windowId', 'level')] },
  { name: 'areas', indexes: [index('parent')] },
  { name: 'units', indexes: [index('takes', 'areaId'), index('areaId')] },
  { name: 'persons', indexes: [index('tokens'), index('phoneHash'), index('memberships.areaId')] },
  { name: 'companies', indexes: [unique('uscc'), unique('codeId'), index('grams'), index('officer'), index('areaPath')] },
  { name: 'halls', indexes: [index('areaId')] },
  { name: 'windows', indexes: [unique('codeId'), index('hallId')] },
  { name: 'codes', indexes: [unique('shortCode')] },
  { name: 'scans', indexes: [index('codeId', 'at'), index('by', 'at')] },
  { name: 'settings', indexes: [] },
  { name: 'leases', indexes: [] },
]
