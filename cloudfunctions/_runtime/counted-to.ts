import type { Call } from './use-case'

/** Whom what is looked at is counted to: the person, a keyed hash of the address of whoever is not signed in, or nobody when the platform gives neither. */
export const countedTo = ({ caller: { personId, clientIp }, ports: { vault } }: Pick<Call, 'caller' | 'ports'>): string | null =>
  personId ?? (clientIp === null ? null : `ip.${vault.blind(`address|${clientIp}`).slice(0, 22)}`)
