import { isNamed, messageOf, type Refusal } from '../../shared/api/errors'
import { DEFAULT_NAMES } from '../../shared/settings/names'
import type { Result } from '../../shared/kernel/result'
import type { Call } from './use-case'

/**
 * A refusal whose sentence has a word that a tenant may say its own way, with that sentence. Settings are asked for those alone, from the minute's cache; where they cannot be
 * read the default word stands, since what is told must not fail over how it is called.
 */
export async function told<T, R extends Refusal & { message?: string }>(result: Result<T, R>, { ports, now }: Call): Promise<Result<T, R>> {
  if (result.ok || result.error.message !== undefined || !isNamed(result.error)) return result
  const names = await ports.settings.at(now).then((values) => values.names, () => DEFAULT_NAMES)
  return { ok: false, error: { ...result.error, message: messageOf(result.error, names) } }
}
