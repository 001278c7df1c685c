import type { Fields } from '@shared/form/field'
import { AREA_FORM, levelBelow } from '@/admin/enter/area-form'
import { HALL_FORM } from '@/admin/enter/hall-form'
import { OFFICE_FORM } from '@/admin/enter/office-form'
import type { ThingForm } from '@/admin/enter/thing-form'
import { UNIT_FORM } from '@/admin/enter/unit-form'
import { WINDOW_FORM } from '@/admin/enter/window-form'
import type { One } from '@/admin/thing-words'
import { emptyOf, inputOf, problemsOf } from '@/form/values'

jest.mock('@/data/ask-once', () => ({ askOnce: () => Promise.resolve({ ok: true, data: { of: 'unit', areaId: 'a-of-unit' } }) }))

const area: One<'area'> = { of: 'area', id: 'a-1', version: 4, state: 'open', name: '初家街道', level: 'street', code: null, parent: { id: 'a-0', name: '莱山区' }, mergedInto: null, areas: 0, companies: 0, units: 0, moving: false, merging: null }
const unit: One<'unit'> = { of: 'unit', id: 'u-1', version: 2, state: 'open', name: '区水务局', kind: 'department', areaId: 'a-0', areaName: '莱山区', phone: '', takes: ['matter:water'], people: 1, mergedInto: null, windows: 0, openCases: 0, moving: false, merging: null }
const office: One<'office'> = {
  of: 'office', id: 'p:officer:a-1', version: 3, state: 'open', personId: 'p', name: '林知远', workPhone: '', phoneMasked: '138****0101', role: 'officer', unitId: 'u-1', unitName: '区水务局', areaId: 'a-1', areaName: '初家街道', head: false, until: null, joined: true, companies: 0, openCases: 0, leave: null, invitation: null,
}
const hall: One<'hall'> = { of: 'hall', id: 'h-1', version: 2, state: 'open', name: '政务大厅', areaId: 'a-0', areaName: '莱山区', address: '示范路 1 号', windows: 3 }
const window: One<'window'> = { of: 'window', id: 'w-1', version: 1, state: 'open', name: '企业开办', number: '3', hallId: 'h-1', hallName: '政务大厅', areaName: '莱山区', unitId: 'u-1', unitName: '区水务局', areaId: 'a-0', hallAddress: '' }

/** What is sent when the form is opened over a thing and saved as it stands. */
async function sentUntouched<K extends 'area' | 'unit' | 'hall' | 'window' | 'office', F extends Fields>(row: ThingForm<K, F>, thing: One<K>): Promise<unknown> {
  const values = { ...emptyOf(row.fields), ...row.startOf(thing) }
  expect({ ...problemsOf(row.fields, values), ...row.also?.(values, thing) }).toEqual({})
  const sent: unknown[] = []
  const run = (_action: string, input: (id: string) => unknown) => {
    sent.push(input('r-1'))
    return Promise.resolve(null)
  }
  await row.send(run, inputOf(row.fields, values), thing, thing)
  return sent[0]
}

describe('照登记的样子打开再保存，什么都不会变', () => {
  it('区域', async () => expect(await sentUntouched(AREA_FORM, area)).toEqual({ requestId: 'r-1', id: 'a-1', seen: 4, areaId: 'a-0', name: '初家街道', level: 'street', code: null }))
  it('最上面的区域没有上级，报自己', async () => expect(await sentUntouched(AREA_FORM, { ...area, parent: null })).toMatchObject({ areaId: 'a-1' }))
  it('单位', async () => expect(await sentUntouched(UNIT_FORM, unit)).toEqual({ requestId: 'r-1', id: 'u-1', seen: 2, areaId: 'a-0', name: '区水务局', kind: 'department', phone: '', takes: ['matter:water'] }))
  it('大厅', async () => expect(await sentUntouched(HALL_FORM, hall)).toEqual({ requestId: 'r-1', id: 'h-1', seen: 2, areaId: 'a-0', name: '政务大厅', address: '示范路 1 号' }))
  it('窗口', async () => expect(await sentUntouched(WINDOW_FORM, window)).toEqual({ requestId: 'r-1', id: 'w-1', seen: 1, areaId: 'a-0', hallName: '政务大厅', hallAddress: '', number: '3', name: '企业开办', unitId: 'u-1' }))
  it('职务：手机号不带出来，也就不会被改掉', async () =>
    expect(await sentUntouched(OFFICE_FORM, office)).toEqual({ requestId: 'r-1', id: 'p:officer:a-1', seen: 3, areaId: 'a-1', role: 'officer', unitId: 'u-1', name: '林知远', workPhone: '', head: false, from: null, until: null }))
})

describe('新登记', () => {
  it('在街道下面加的，先当村社', () => {
    expect(AREA_FORM.fresh({ area, unit: null })).toEqual({ areaId: { kind: 'region', id: 'a-1', name: '初家街道' }, level: 'village' })
    expect([levelBelow('province'), levelBelow('grid')]).toEqual(['city', 'grid'])
  })

  it('区划代码只能是数字', () => {
    const values = { ...emptyOf(AREA_FORM.fields), code: '初家' }
    expect(Object.keys(AREA_FORM.also?.(values, null) ?? {})).toEqual(['code'])
  })

  it('从单位加的人是单位的人，区域跟着单位，不用选', async () => {
    const start = { ...emptyOf(OFFICE_FORM.fields), ...OFFICE_FORM.fresh({ area: null, unit }), name: '柳溪', phone: '13900001234' }
    expect(OFFICE_FORM.hidden(start, null)).toEqual(['areaId'])
    expect({ ...problemsOf(OFFICE_FORM.fields, start), ...OFFICE_FORM.also?.(start, null) }).toEqual({})
    const sent: unknown[] = []
    await OFFICE_FORM.send(((_action: string, input: (id: string) => unknown) => {
      sent.push(input('r-1'))
      return Promise.resolve(null)
    }), inputOf(OFFICE_FORM.fields, start), null, null)
    expect(sent[0]).toMatchObject({ role: 'department', unitId: 'u-1', areaId: 'a-of-unit', phone: '13900001234' })
  })

  it('没有手机号、没有区域的专员登记不了', () => {
    const values = { ...emptyOf(OFFICE_FORM.fields), role: 'officer' as const }
    expect(Object.keys(OFFICE_FORM.also?.(values, null) ?? {})).toEqual(['phone', 'areaId'])
  })
})

it('登录过的人，手机号归他自己；人、职务和地方不能改', () => {
  const values = emptyOf(OFFICE_FORM.fields)
  expect(OFFICE_FORM.hidden({ ...values, role: 'officer' }, office)).toEqual(['role', 'areaId', 'phone'])
  expect(OFFICE_FORM.hidden({ ...values, role: 'department' }, { ...office, role: 'department', joined: false })).toEqual(['role', 'areaId', 'areaId', 'unitId'])
})

it('每个说得出位置的拒绝，都指着表单里有的一项', () => {
  for (const { fields, fieldOf } of [AREA_FORM, UNIT_FORM, HALL_FORM, WINDOW_FORM, OFFICE_FORM]) for (const field of Object.values(fieldOf)) expect(fields).toHaveProperty(field)
})
