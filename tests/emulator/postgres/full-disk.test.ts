import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { IS_ROOT } from '../../../emulator/postgres/account'
import { temporaryPlace } from '../../../emulator/postgres/temporary'
import { ask } from '../../support/postgres/ask'
import { cleanUp, eventually, newFolder, start } from './starting'

/** A small disk of its own needs the right to mount, which root in a container may lack. */
const mayMount = IS_ROOT && process.platform === 'linux' && spawnSync('unshare', ['--mount', 'true']).status === 0
const disks: string[] = []

afterEach(async () => {
  for (const disk of disks) spawnSync('umount', ['--lazy', disk])
  await cleanUp()
})

;(mayMount ? test : test.skip)('a full disk is an error of the call: what was stored is read, and there is room again after a deletion', async () => {
  const dataDir = newFolder(0o755, temporaryPlace())
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=150m,mode=0755', 'tmpfs', dataDir]).status).toBe(0)
  disks.push(dataDir)
  const server = await start({ dataDir, durable: true })
  const url = server.url('postgres')
  await ask(url, 'create table kept as select 7 as n')
  await ask(url, 'create table filler (text text)')
  const fill = async (): Promise<void> => {
    for (;;) await ask(url, `insert into filler select md5(i::text) from generate_series(1, 100000) i`)
  }
  await expect(fill()).rejects.toMatchObject({ code: expect.stringMatching(/^(53100|57P0[123])$/) as string })
  expect(readFileSync(server.log, 'utf8')).toContain('No space left on device')
  expect(await eventually(() => ask(url, 'select n from kept'))).toEqual([{ n: 7 }])
  await eventually(() => ask(url, 'drop table filler'))
  await ask(url, 'checkpoint')
  await ask(url, 'insert into kept values (8)')
  expect(await ask(url, 'select n from kept order by n')).toEqual([{ n: 7 }, { n: 8 }])
  await server.stop()
})
