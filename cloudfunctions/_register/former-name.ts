import { fold } from '../../shared/kernel/fold'

/** The name of before by which a company was found, where its name of now is not what was looked for. `wanted`: folded. */
export const foundByFormer = (name: string, formerNames: readonly string[], wanted: string): string | null =>
  fold(name).includes(wanted) ? null : formerNames.find((former) => fold(former).includes(wanted)) ?? null
