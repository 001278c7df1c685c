// npm run emulator:conformance [-- --table]: every row through the real SDK; exit code 1 when one fails.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Group } from './behaviour'
import { fidelityTable, withTable } from './fidelity'
import { BEHAVIOURS } from './table'
import { startTools } from './tools'

const README = join(__dirname, '..', 'README.md')

async function main(): Promise<number> {
  const tools = await startTools()
  const passed = new Map<Group, number>()
  let failures = 0
  try {
    for (const { group, name, run } of BEHAVIOURS) {
      try {
        await run(tools)
        passed.set(group, (passed.get(group) ?? 0) + 1)
        process.stdout.write(`pass  ${group}: ${name}\n`)
      } catch (failure) {
        failures++
        process.stdout.write(
          `FAIL  ${group}: ${name}\n      ${failure instanceof Error ? failure.message.replaceAll('\n', '\n      ') : String(failure)}\n`,
        )
      }
    }
  } finally {
    await tools.stop()
  }
  process.stdout.write(`${BEHAVIOURS.length - failures} of ${BEHAVIOURS.length} passed\n`)
  if (failures === 0 && process.argv.includes('--table')) {
    await writeFile(README, withTable(await readFile(README, 'utf8'), fidelityTable(passed)))
    process.stdout.write('the fidelity table of emulator/README.md is written\n')
  }
  return failures === 0 ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (failure: unknown) => {
    process.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`)
    process.exit(1)
  },
)
