/** An error that travels to the SDK as `{ code, message }`; the SDK throws it with the same code. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'WireError'
  }
}
