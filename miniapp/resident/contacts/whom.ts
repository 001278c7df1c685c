import { TAKES_LABELS } from '@shared/api/takes'
import type { OutputOf } from '@/cloud/contract'

export type UnitContacts = OutputOf<'directory.contacts'>['units'][number]

/** One line of a unit: for what, whom, and which number to call. */
export interface Whom {
  matters: string
  /** 何清; 柳溪今天请假，请找江澄; 没有指定联系人，请打单位电话. */
  words: string
  /** Whoever is called; the unit where nobody is named. */
  name: string
  /** '': there is none. */
  phone: string
}

/** Whom to ask at a unit: matters of the same contact stand together, in their order. His own phone, else the unit's. */
export function whomOf({ name: unit, phone, matters }: UnitContacts): Whom[] {
  const lines = new Map<string, Whom & { takes: string[] }>()
  for (const { takes, contact } of matters) {
    const asked = contact === null || contact.onDuty ? contact : contact.standIn
    const line: Omit<Whom, 'matters'> = { words: wordsOf(contact), name: asked?.name ?? unit, phone: asked?.workPhone ?? phone }
    const key = `${line.words} ${line.phone}`
    const known = lines.get(key) ?? { ...line, matters: '', takes: [] }
    lines.set(key, { ...known, takes: [...known.takes, TAKES_LABELS[takes] ?? takes] })
  }
  return [...lines.values()].map(({ takes, ...line }) => ({ ...line, matters: takes.join('、') }))
}

function wordsOf(contact: UnitContacts['matters'][number]['contact']): string {
  if (contact === null) return '没有指定联系人，请打单位电话'
  if (contact.onDuty) return contact.name
  return contact.standIn === null ? `${contact.name}今天请假，请打单位电话` : `${contact.name}今天请假，请找${contact.standIn.name}`
}
