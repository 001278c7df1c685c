import { contactProblem, COMPANY_FORM, FIELD_OF, startOf } from '@/admin/edit/fields'
import { mapped } from '@/admin/import/mapping'
import { emptyOf, inputOf, problemsOf } from '@/form/values'

const filled = {
  ...emptyOf(COMPANY_FORM),
  ...startOf({
    id: 'co-1', version: 3, name: '云澜禾田食品有限公司', formerNames: [], uscc: '91370613MA3C000016', areaId: 'a-1', areaName: '初家街道', address: '', industry: 'C13', industryName: '农副食品加工业', size: null, key: true,
    state: 'operating', officer: null, paired: [], contacts: [{ name: '王*', phoneMasked: '139****5003' }], organisationCodeOdd: false, people: 0, openCases: 0, cases: 0, code: null,
  }),
}

describe('企业的表单', () => {
  it('照登记的样子开始，联系人不带出来，也就不会被改掉', () => {
    expect(problemsOf(COMPANY_FORM, filled)).toEqual({})
    expect(inputOf(COMPANY_FORM, filled)).toEqual({ uscc: '91370613MA3C000016', name: '云澜禾田食品有限公司', areaId: 'a-1', industry: 'C13', state: 'operating', key: true })
  })

  it('联系人和电话要么都写，要么都空着', () => {
    expect(contactProblem(filled)).toEqual({})
    expect(Object.keys(contactProblem({ ...filled, contactName: '王' }))).toEqual(['contactPhone'])
    expect(Object.keys(contactProblem({ ...filled, contactPhone: '13900000000' }))).toEqual(['contactName'])
  })

  it('每个说得出位置的拒绝，都指着表单里有的一项', () => {
    for (const field of Object.values(FIELD_OF)) expect(COMPANY_FORM).toHaveProperty(field)
  })
})

describe('指明哪一列是什么', () => {
  it('一项只在一列，一列只是一项', () => {
    expect(mapped({ uscc: 0, name: 1 }, 1, 'uscc')).toEqual({ uscc: 1 })
    expect(mapped({ uscc: 0 }, 0, 'name')).toEqual({ name: 0 })
    expect(mapped({ uscc: 0, name: 1 }, 0, null)).toEqual({ name: 1 })
  })
})
