import { declarations } from './cloudbaserc'
import { UNCHANGED, type Step } from './steps'

/** Tells our policy from one that somebody else wrote for the environment. */
export const POLICY_MARK = '# mashangban access policy, written by its deployment; changes made by hand are overwritten'

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/**
 * Who may call what through the environment's interfaces, in Rego (the platform's policy language; the package name is fixed). `deny` beats `allow`, and what is
 * neither falls to the platform's own rules. The function is looked for in every part of the path, because only one channel's paths are documented.
 * Signed links of storage carry their own proof and are let through; everything else of storage, and the tables, is for the administrator's key.
 */
export function accessPolicy(): string {
  const open = declarations.filter(([, { clients }]) => clients).map(([name]) => name)
  const closed = declarations.filter(([, { clients }]) => !clients).map(([name]) => name)
  return `package authz.user

${POLICY_MARK}
import rego.v1

client_functions := {${quoted(open)}}

closed_functions := {${quoted(closed)}}

administrator if input.subject.auth_type == "administrator"

known_user if input.subject.auth_type in {"internal", "external"}

path_parts := {part | some part in split(trim(split(input.request.path, "?")[0], "/"), "/")}

signed_link if {
	input.request.method == "PUT"
	startswith(input.request.path, "/v1/storages/object/upload/sign/")
}

signed_link if {
	input.request.method == "GET"
	startswith(input.request.path, "/v1/storages/object/sign/")
}

deny if {
	input.cloudbase.resource_type == "functions"
	not administrator
	count(path_parts & closed_functions) > 0
}

deny if {
	input.cloudbase.resource_type in {"rdb", "model"}
	not administrator
}

deny if {
	input.cloudbase.resource_type == "storages"
	not administrator
	not signed_link
}

allow if {
	input.cloudbase.resource_type == "functions"
	known_user
	count(path_parts & client_functions) > 0
	count(path_parts & closed_functions) == 0
}

allow if {
	input.cloudbase.resource_type == "storages"
	signed_link
}
`
}

/** A text that decides nothing: the console starts with a package line and comments. */
const decidesNothing = (text: string): boolean => text.split('\n').every((line) => /^\s*(#.*|package\s.*|import\s.*)?$/.test(line))

/** Before the functions are uploaded: a new function must not be open for the time in between. */
export const policyStep: Step = {
  kind: 'policy',
  what: `functions for clients: ${declarations.map(([name, { clients }]) => `${name} ${clients ? 'yes' : 'never'}`).join(', ')}; tables and storage: administrator only; another's policy is not overwritten`,
  async run({ platform }) {
    const text = accessPolicy()
    const present = await platform.readPolicy()
    if (present.trim() === text.trim()) return UNCHANGED
    if (!present.includes(POLICY_MARK) && !decidesNothing(present)) {
      throw new Error('the environment has an access policy of somebody else; use an environment of its own, or save that policy, empty it in the console and deploy again')
    }
    await platform.writePolicy(text)
    if ((await platform.readPolicy()).trim() !== text.trim()) throw new Error('the access policy was written and reads back otherwise; look at it in the console, then deploy again')
    return 'written'
  },
}
