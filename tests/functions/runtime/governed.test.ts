import { allowed, permittedValue } from '../../../cloudfunctions/_runtime/governed'
import type { SignedInCall } from '../../../cloudfunctions/_runtime/use-case'

const call = (action: SignedInCall['action']) => ({ action, caller: { personId: 'me', openid: 'o-me', source: '', clientIp: null } }) as SignedInCall
const of = (...memberships: object[]) => ({ memberships, workName: null, workPhone: null }) as unknown as Parameters<typeof allowed>[1]

it('gives nobody an answer that the table has not let through', () => {
  for (const value of [undefined, {}, { value: 1 }, 'ok']) expect(() => permittedValue(value)).toThrow('has not let through')
  const may = allowed(call('directory.setLeave'), of({ role: 'officer' }), { handlers: ['me'] })
  const reply = may.ok ? may.value.reply({ leave: null }) : may
  expect(reply.ok && permittedValue(reply.value)).toEqual({ leave: null })
})

it('refuses the role first, then says that there is nothing, then how far the right reaches', () => {
  const ask = (role: string, subject: Parameters<typeof allowed>[2]) => {
    const may = allowed(call('rating.figures'), of({ role, unitId: 'u1', areaId: 'a1' }), subject, 'CODE_UNKNOWN')
    return may.ok ? may.value.role : may.error.code
  }
  expect([ask('company', null), ask('company', { units: ['u1'] })]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED'])
  expect([ask('department', null), ask('department', { units: ['u2'], areas: ['a1'] }), ask('department', { units: ['u1'] }), ask('supervisor', { units: ['u2'], areas: ['a1'] })])
    .toEqual(['CODE_UNKNOWN', 'NOT_ALLOWED', 'department', 'supervisor'])
})
