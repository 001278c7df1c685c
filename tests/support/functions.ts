import { createVault } from '../../cloudfunctions/_adapters/crypto/vault'
import type { Vault } from '../../cloudfunctions/_ports/vault'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { personIdOf } from '../../cloudfunctions/_runtime/person-id'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { signCode } from '../../shared/register/signed-code'
import { type Running, startOver } from './running'
import { EMPTY } from './templates'

/** The real functions over a real emulator with an empty database of its own. */
export interface FunctionsUnderTest extends Running {
  vault: Vault
  /** Calls an action as a person (nobody when null). */
  call<A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<Reply<OutputOf<A>>>
  personId(openid: string): string
  sign(codeId: string, revision?: number): string
}

/** Starts the functions over the emulator. */
export async function startFunctions(): Promise<FunctionsUnderTest> {
  const running = await startOver(EMPTY)
  const config = parseConfig(running.emulator.environment)
  return {
    ...running,
    vault: createVault(config),
    call: (action, input, openid) => running.send(action, input, openid) as ReturnType<FunctionsUnderTest['call']> as never,
    personId: (openid) => personIdOf(config.tenant, openid),
    sign: (codeId, revision = 0) => signCode(config.codeKeys, Object.keys(config.codeKeys).at(-1) ?? '', { codeId, revision }),
  }
}
