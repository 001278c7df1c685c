import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FUNCTIONS } from '../../../cloudfunctions/_deploy/functions'
import { deploymentPlan } from '../../../cloudfunctions/_deploy/plan'
import { codeHash, keepRelease, readStamp, releaseBefore, releaseOf, stampText } from '../../../cloudfunctions/_deploy/releases'
import { rollBack } from '../../../cloudfunctions/_deploy/rollback'
import { carryOut } from '../../../cloudfunctions/_deploy/steps'
import { bundles, MIGRATIONS, worldOf, type TestWorld } from './fixtures'

const names = Object.keys(FUNCTIONS)
const folder = mkdtempSync(join(tmpdir(), 'releases-'))
const [one, two] = [bundles('one'), bundles('two')]
const [first, second] = [releaseOf(one, names), releaseOf(two, names)]
afterAll(() => { for (const each of [folder, one, two]) rmSync(each, { recursive: true }) })

const deploy = async (world: TestWorld, built: string) => {
  keepRelease(built, names, releaseOf(built, names), folder)
  await carryOut(deploymentPlan(MIGRATIONS, { bundles: built }), world)
}
const deployedTwice = async () => {
  const world = worldOf()
  await deploy(world, one)
  await deploy(world, two)
  world.platform.writes.length = 0
  return world
}
/** Lets two functions be replaced and dies at the third; what it answers makes the platform whole again. */
function dyingAtTheThird({ platform }: TestWorld): () => void {
  const { putFunction } = platform
  let left = 2
  platform.putFunction = (spec, root) => (left-- > 0 ? putFunction(spec, root) : Promise.reject(new Error('killed')))
  return () => { platform.putFunction = putFunction }
}
const releases = ({ platform }: TestWorld) => [...platform.state.functions.values()].map(({ description }) => readStamp(description)?.release)

test('functions go back to the release before, with the variables of now, and forward again', async () => {
  const world = await deployedTwice()
  const variables = world.platform.state.functions.get('case')?.variables
  expect(releases(world)).toEqual(names.map(() => second))
  await rollBack(world, undefined, folder)
  expect(releases(world)).toEqual(names.map(() => first))
  expect(world.platform.state.functions.get('case')?.variables).toEqual(variables)
  expect(world.platform.writes).toEqual(names.map((name) => `function ${name}`))
  await rollBack(world, undefined, folder)
  expect(releases(world)).toEqual(names.map(() => second))
})

test('a return that was killed in the middle is finished by the next one', async () => {
  const world = await deployedTwice()
  const revive = dyingAtTheThird(world)
  await expect(rollBack(world, undefined, folder)).rejects.toThrow('killed')
  revive()
  await rollBack(world, first, folder)
  expect(releases(world)).toEqual(names.map(() => first))
})

test('a deployment that was killed in the middle goes back to the older of the two releases', async () => {
  const world = worldOf()
  await deploy(world, one)
  const revive = dyingAtTheThird(world)
  await expect(deploy(world, two)).rejects.toThrow('killed')
  revive()
  await rollBack(world, undefined, folder)
  expect(releases(world)).toEqual(names.map(() => first))
})

test('nothing before, or bundles that are not kept here, is said with what there is', async () => {
  const world = worldOf()
  await deploy(world, one)
  await expect(rollBack(world, undefined, folder)).rejects.toThrow(/nothing says which release was before; name it with --release/)
  await expect(rollBack(world, '000000000000', folder)).rejects.toThrow(/are not in .*check out the sources/)
})

test('the stamp uses only what the platform takes in a description, and reads back', () => {
  const stamp = { release: first, code: codeHash(join(one, 'case')), before: '' }
  expect(stampText(stamp)).toMatch(/^[A-Za-z0-9 ,.]+$/)
  expect(readStamp(stampText(stamp))).toEqual(stamp)
  for (const text of ['', 'by hand', 'mashangban release x']) expect(readStamp(text)).toBeNull()
  expect(releaseBefore([])).toBeNull()
})

test('source maps do not make another release, and only the last five are kept', () => {
  const again = bundles('one')
  expect(codeHash(join(one, 'case'))).toBe(codeHash(join(again, 'case')))
  rmSync(again, { recursive: true })
  const kept = mkdtempSync(join(tmpdir(), 'kept-'))
  for (let at = 0; at < 7; at += 1) {
    mkdirSync(join(kept, `${at}`.repeat(12)))
    utimesSync(join(kept, `${at}`.repeat(12)), at, at)
  }
  keepRelease(one, names, first, kept)
  expect(readdirSync(kept).sort()).toEqual([...['3', '4', '5', '6'].map((digit) => digit.repeat(12)), first].sort())
  rmSync(kept, { recursive: true })
})
