import fc from 'fast-check'
import { codeOf } from '../../../shared/form/checks'
import { INPUT_ERRORS } from '../../../shared/form/errors'
import { choice, date, defaulting, type Field, type FieldKind, files, flag, line, money, optional, person, phone, picks, prose, region, target, unit, visibility } from '../../../shared/form/field'
import { schemaOf } from '../../../shared/form/field-schema'

/** What the schema says first, as `serve` puts it into the reply. */
function codeOfSchema(field: Field, value: unknown): string | null {
  const { error } = schemaOf(field).safeParse(value)
  if (error === undefined) return null
  if (value === undefined || value === null) return 'INPUT_MISSING'
  const message = error.issues[0]?.message ?? ''
  return message in INPUT_ERRORS ? message : 'INPUT_TYPE'
}

// prettier-ignore
const FIELDS: { readonly [K in FieldKind]: readonly Extract<Field, { kind: K }>[] } = {
  prose: [prose(20), prose(12, 4)], line: [line(20), line(8, 2)], files: [files(2)], choice: [choice({ solved: '已经解决', planned: '列入计划' })], picks: [picks(2)],
  money: [money(100_00)], unit: [unit], person: [person], region: [region], target: [target], date: [date], flag: [flag], phone: [phone], visibility: [visibility],
}
const field = fc.constantFrom(...Object.values(FIELDS).flat()).chain((asked: Field) =>
  fc.constantFrom<Field>(asked, optional(asked), ...(asked.kind === 'choice' ? [defaulting(asked, 'solved')] : asked.kind === 'flag' ? [defaulting(asked, false)] : [])))

const odd = fc.constantFrom('\u0000', '\u200B', '\u200D', '\uFE0F', '\uD83D', '\uDE00', '😀', '👩‍👩‍👧', ' ', '\t', '\n', '\r', '\r\n', '\u2028', '字', 'a', '1', '-', '.', '+86', '﻿')
const text = fc.oneof(
  fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }),
  fc.array(odd, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('a', '字', '😀', ' '), fc.integer({ min: 0, max: 410 })).map(([letter, count]) => letter.repeat(count)),
  fc.constantFrom('solved', 'planned', 'toString', '__proto__', 'public', 'internal', 'u_1', '2026-11-27', '2026-02-30', '13800138000', '+86 138-0013-8000', '010-12345678'),
)
const number = fc.oneof(fc.integer({ min: -5, max: 100_05 }), fc.double(), fc.maxSafeInteger(), fc.constantFrom(Number.MAX_SAFE_INTEGER + 1, -0))
const anything = fc.oneof(text, number, fc.boolean(), fc.anything())
const file = fc.record({ fileId: fc.oneof(text, anything), name: fc.oneof(text, anything) }, { requiredKeys: [] })
const place = fc.record({ unitId: fc.oneof(text, fc.constant(undefined), anything), personId: fc.oneof(text, anything) }, { requiredKeys: [] })
const list = fc.array(fc.oneof(fc.constantFrom('态度好', { fileId: 'f1', name: '合同.pdf' }), file, text, anything), { maxLength: 4 })
const value = fc.oneof(anything, text, number, place, list, fc.constantFrom(undefined, null, {}, [], new Date(0), new Map()))

describe('the checks of a screen', () => {
  it('give every value of every kind of field the code that the schema gives', () => {
    fc.assert(fc.property(field, value, (asked, given) => {
      expect(codeOf(asked, given)).toBe(codeOfSchema(asked, given))
    }), { numRuns: 3000 })
  })
})
