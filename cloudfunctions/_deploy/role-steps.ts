import { APP_LIMITS, APP_ROLE } from '../_database/roles'
import { passwordMark, ROLE_QUERY, roleIsRight, roleStatement } from './app-role'
import { declarations } from './cloudbaserc'
import { newPassword } from './scram'
import { UNCHANGED, type Step, type World } from './steps'

const limits = Object.entries(APP_LIMITS).map(([name, value]) => `${name} ${value}`).join(', ')

/** Passwords that functions hold now; a deployment that was killed between two of them leaves two. */
async function heldPasswords({ platform }: World): Promise<string[]> {
  const states = await Promise.all(declarations.map(([name]) => platform.describeFunction(name)))
  return [...new Set(states.flatMap((state) => state?.variables['PGPASSWORD'] ?? []))]
}

async function writeRole(world: World, password: string): Promise<void> {
  await world.platform.sql(roleStatement(password))
  const [row] = await world.platform.sql(ROLE_QUERY)
  if (!roleIsRight(row, password)) throw new Error(`the role ${APP_ROLE} was written and is not as written; look at it in the console, then deploy again`)
  world.password = password
}

/** Before the migrations, which grant to it. The password is the one that the functions hold, if the role's mark says it is still the role's. */
export const roleStep: Step = {
  kind: 'role',
  what: `${APP_ROLE}: made or brought up to date (LOGIN, no superuser, no BYPASSRLS; ${limits}); the password is read back from the functions, or made`,
  async run(world) {
    const [[row], held] = await Promise.all([world.platform.sql(ROLE_QUERY), heldPasswords(world)])
    const known = held.find((password) => row?.mark === passwordMark(password)) ?? held[0]
    if (known !== undefined && roleIsRight(row, known)) {
      world.password = known
      return UNCHANGED
    }
    await writeRole(world, known ?? newPassword())
    return row ? 'brought up to date' : 'created'
  },
}

/** Just before the functions are told of it: between the two, new connections of the old release fail. */
export const rotateStep: Step = {
  kind: 'password',
  what: `${APP_ROLE}: a new password`,
  async run(world) {
    await writeRole(world, newPassword())
    return 'changed; functions get it next'
  },
}
