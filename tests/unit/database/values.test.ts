import { namedBy, valuesJson } from '../../../cloudfunctions/_database/values'

describe('values read as an array', () => {
  it('are written as one array in SQL', () => {
    expect(valuesJson(['c.id', 'c.version'])).toBe('json_build_array(c.id, c.version)')
  })

  it('get their names back in order; what more was read is left alone', () => {
    const read = namedBy<{ id: string; version: number | null }>(['id', 'version'])
    expect(read(['a', null])).toEqual({ id: 'a', version: null })
    expect(read(['a', 2, 'more'])).toEqual({ id: 'a', version: 2 })
  })

  it('fewer values than names are a bug, told by the names', () => {
    expect(() => namedBy<{ id: string; version: number }>(['id', 'version'])(['a'])).toThrow(/id, version/)
  })
})
