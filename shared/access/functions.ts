/** The cloud function that answers the actions of a context (the part before the dot): a child flow is answered where its parent is, what is written into sheets where they are read, hand-overs, merges, matters and deeds beside the settings, companies that are in no register and the people of a company where a code is opened, for which the function of the register has no room. */
export const FUNCTION_OF = {
  directory: 'directory', register: 'register', settings: 'settings', import: 'import', export: 'import', case: 'case', supervision: 'case', rating: 'rating', desk: 'desk', deed: 'settings', handover: 'settings', pairing: 'register', unlisted: 'directory', viewing: 'settings', merge: 'settings', matter: 'settings', binding: 'directory', print: 'print', timer: 'timer',
} as const
export type ContextOfAction = keyof typeof FUNCTION_OF
export type FunctionOfAction = (typeof FUNCTION_OF)[ContextOfAction]

/** `case.file` → `case`. */
export const functionOf = (action: string): FunctionOfAction => FUNCTION_OF[action.slice(0, action.indexOf('.')) as ContextOfAction]
