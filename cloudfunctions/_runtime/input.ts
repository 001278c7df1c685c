import type { ActionSpec } from '../../shared/access/define-actions'
import { ERROR_MESSAGES, refuse, type ErrorCode, type Refusal } from '../../shared/api/errors'
import { err, ok, type Result } from '../../shared/kernel/result'

interface Issue {
  readonly code?: string
  readonly message: string
  readonly path?: readonly PropertyKey[]
  readonly input?: unknown
  readonly errors?: readonly (readonly Issue[])[]
}

/** Bad input: the refusal, and a more precise Chinese sentence when the schema carries one. */
export interface BadInput extends Refusal {
  message?: string
}

const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(ERROR_MESSAGES, text)
const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** Validates input against the contract. The first issue decides the code; `details` lists every field at fault, never its value. */
export function parseInput(spec: ActionSpec, input: unknown): Result<unknown, BadInput> {
  const parsed = spec.input.safeParse(input ?? {}, { reportInput: true })
  if (parsed.success) return ok(parsed.data)
  const problems = parsed.error.issues.map((issue) => describe(issue as Issue))
  const first = problems[0] ?? { path: '', code: 'INPUT_INVALID' as const, message: undefined }
  const refusal = refuse(first.code, problems.slice(0, 20).map(({ path, code }) => ({ path, code }))).error
  return err(first.message === undefined ? refusal : { ...refusal, message: first.message })
}

function describe(issue: Issue): { path: string; code: ErrorCode; message?: string } {
  const path = (issue.path ?? []).map(String).join('.')
  // A missing field is reported as missing even where the schema gives a code for the wrong type.
  if (issue.input === undefined && issue.code !== 'custom' && issue.code !== 'unrecognized_keys') return { path, code: 'INPUT_MISSING' }
  if (isErrorCode(issue.message)) return { path, code: issue.message }
  if (hasChinese(issue.message)) return { path, code: 'INPUT_INVALID', message: `${issue.message.replace(/。$/, '')}。请改正后再提交。` }
  return { path, code: issue.code === 'invalid_type' ? 'INPUT_TYPE' : 'INPUT_INVALID' }
}
