/** How a call ended. `reply` is the function's return value as JSON text; the rest never reached one, or it is not handed on. */
export type Outcome =
  | { requestId: string; kind: 'reply'; reply: string }
  | { requestId: string; kind: 'timeout' | 'crash' | 'tooLarge' | 'undeclared'; detail: string }
