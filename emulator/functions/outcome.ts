/** How a call ended. `reply` is the function's return value as JSON text; the rest never reached one. */
export type Outcome =
  | { requestId: string; kind: 'reply'; reply: string }
  | { requestId: string; kind: 'timeout' | 'crash' | 'tooLarge'; detail: string }
