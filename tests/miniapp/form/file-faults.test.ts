import { faultWords, filesAtFault } from '@/form/file-faults'

test('a refusal names each file at fault by its place in what was sent', () => {
  expect([...filesAtFault({ details: [{ path: 'files.1', code: 'FILE_MISSING' }, { path: 'files.3.name', code: 'INPUT_INVALID' }, { path: 'text', code: 'INPUT_MISSING' }] })])
    .toEqual([[1, 'FILE_MISSING'], [3, 'INPUT_INVALID']])
})

test.each([undefined, null, {}, 'files.0', [null].filter(Boolean), [{ path: 7 }]])('details of another shape name none: %j', (details) => {
  expect(filesAtFault({ details }).size).toBe(0)
})

test('what is not known by its code is still said', () => expect(faultWords('INPUT_INVALID', false)).toBe('这个附件没有收下，请删掉再添加'))
