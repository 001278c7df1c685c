// Writes batches of three documents and prints the name of each once it is acknowledged, until somebody kills it.
import { openDatabase } from '../../../emulator/database'

const [dir, round] = process.argv.slice(2) as [string, string]
const database = openDatabase({
  dir,
  collections: [{ name: 'things', indexes: [{ name: 'n', keys: [['n', 1]], unique: true }] }],
  strict: false,
  now: Date.now,
})

async function writeForever(): Promise<never> {
  for (let n = 0; ; n++) {
    const batch = `${round}.${n}`
    const data = [0, 1, 2].map((part) => JSON.stringify({ _id: `${batch}.${part}`, batch, n: `${batch}.${part}`, text: 'x'.repeat(2_000) }))
    await database.handle('database.insertDocument', { collectionName: 'things', data })
    process.stdout.write(`${batch}\n`)
  }
}

void writeForever()
