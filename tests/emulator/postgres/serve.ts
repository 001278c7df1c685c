// A process that serves: started with the options of startPostgres as JSON, it prints what became of it in one line and stays until it is killed or its input ends.
import { PostgresError, startPostgres, type PostgresOptions } from '../../../emulator/postgres/server'

const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

async function serve(): Promise<void> {
  const server = await startPostgres({ ...(JSON.parse(process.argv[2] ?? '{}') as PostgresOptions), say: (said) => print({ said }) })
  print({ url: server.url('postgres'), pid: server.pid, joined: server.joined })
  process.stdin.resume().once('end', () => void server.stop().then(() => process.exit(0)))
}

serve().catch((error: unknown) => {
  print(error instanceof PostgresError ? { code: error.code, message: error.message } : { code: 'BUG', message: String((error as Error).stack) })
  process.exit(1)
})
