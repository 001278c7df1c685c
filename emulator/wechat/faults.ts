/**
 * A fault to play: an errcode that is answered instead of doing it; `timeout`: it is done but the answer never comes; `hangup`: the
 * connection breaks before anything is done; `twice` (api `events`): a push is delivered twice.
 */
export type Fault = number | 'timeout' | 'hangup' | 'twice'

export interface Faults {
  set(api: string, fault: Fault, times: number): void
  /** The next fault of this interface, used up by taking it. */
  take(api: string): Fault | undefined
  clear(): void
}

/** Faults that tests have asked for, per interface path, used in the order they were asked for. */
export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>()
  return {
    set(api, fault, times) {
      planned.set(api, [...(planned.get(api) ?? []), ...Array.from({ length: times }, () => fault)])
    },
    take: (api) => planned.get(api)?.shift(),
    clear: () => planned.clear(),
  }
}
