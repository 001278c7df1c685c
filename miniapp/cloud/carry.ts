/** Brings one call to a cloud function and its reply back, as it is. Rejects when the server was not reached. */
export type Carry = (functionName: string, body: { action: string, input: unknown, viewing?: string }) => Promise<unknown>
