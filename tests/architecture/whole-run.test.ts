import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BUDGETS, MOST_OVER, compareWithBudgets, secondsPerFolder } from '../budgets'
import { compareWithContracts, readSeen } from '../seen'

describe('the time that each folder takes', () => {
  const file = (name: string, seconds: number) => ({ name: `/project/tests/${name}`, startTime: 1_000, endTime: 1_000 + seconds * 1000 })

  it('is that of all its files, in whichever run they were', () => {
    const reports = [{ testResults: [file('unit/a.test.ts', 2), file('unit/case/b.test.ts', 3)] }, { testResults: [file('unit/c.test.ts', 1), file('kill/d.test.ts', 7)] }]
    expect([...secondsPerFolder(reports, '/project/tests')]).toEqual([['unit', 6], ['kill', 7]])
  })

  it('is marked over its budget, and fails the run over three times of it', () => {
    const budget = BUDGETS['unit'] ?? 0
    expect(compareWithBudgets(new Map([['unit', budget]]), 1)).toMatchObject({ lines: [expect.not.stringContaining('over') as string], broken: [] })
    expect(compareWithBudgets(new Map([['unit', MOST_OVER * budget]]), 1)).toMatchObject({ lines: [expect.stringContaining('over') as string], broken: [] })
    expect(compareWithBudgets(new Map([['unit', MOST_OVER * budget + 1]]), 1)).toMatchObject({ broken: ['unit'] })
  })

  it('is more where the machine is slower, and no less where it is faster', () => {
    const spent = new Map([['unit', MOST_OVER * (BUDGETS['unit'] ?? 0) * 2]])
    expect(compareWithBudgets(spent, 2).broken).toEqual([])
    expect(compareWithBudgets(spent, 1).broken).toEqual(['unit'])
    expect(compareWithBudgets(spent, 0.5).broken).toEqual(['unit'])
  })

  it('has a budget in every folder that npm test runs', () => {
    const { projects } = jest.requireActual<{ projects: { displayName: string }[] }>('../../jest.config.cjs')
    expect(Object.keys(BUDGETS).sort()).toEqual(projects.map(({ displayName }) => displayName).filter((name) => name !== 'million').sort())
  })
})

describe('what a run saw of the actions', () => {
  it('is read from every process, but for the half line of one that was killed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'msb-seen-'))
    writeFileSync(join(folder, 'a.jsonl'), '{"action":"case.get","answer":"ok"}\n{"action":"case.get","ans')
    writeFileSync(join(folder, 'b.jsonl'), '{"action":"case.get","answer":"BUSY"}\n')
    const seen = readSeen(folder)
    rmSync(folder, { recursive: true })
    expect(seen.map(({ answer }) => answer).sort()).toEqual(['BUSY', 'ok'])
  })

  it('names what no contract declares, once, and what none of the tests provoked', () => {
    const { undeclared, unprovoked, silent } = compareWithContracts([
      { action: 'case.get', answer: 'ok' }, { action: 'case.get', answer: 'RATING_DUPLICATE' }, { action: 'case.get', answer: 'RATING_DUPLICATE' },
      { action: 'case.get', answer: 'BUSY' }, { action: 'case.trail', answer: 'CASE_NOT_FOUND' }, { action: 'case.trail', undeclared: 'entries[].phone' },
    ])
    expect(undeclared).toEqual(['case.get RATING_DUPLICATE', 'case.trail entries[].phone'])
    expect(unprovoked).toContain('case.get CASE_NOT_FOUND')
    expect(unprovoked).not.toContain('case.trail CASE_NOT_FOUND')
    expect([silent.includes('case.get'), silent.includes('case.trail')]).toEqual([false, true])
  })
})
