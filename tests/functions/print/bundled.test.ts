import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleFunctions } from '../../../emulator/build/bundle-functions'
import { printed, signAt } from './signs'

it('prints the same as a bundle with nothing of npm around it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'msb-print-'))
  try {
    expect(await bundleFunctions(join(__dirname, 'bundled'), folder, ['print'])).toEqual(['print'])
    const bundle = join(folder, 'print/index.js')
    expect(statSync(bundle).size).toBeLessThan(2_000_000)
    const pdf = execFileSync(process.execPath, [bundle], { cwd: folder, maxBuffer: 10_000_000 })
    expect(pdf.equals((await printed('cards', [signAt(2)])).pdf)).toBe(true)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
