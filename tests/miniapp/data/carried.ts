/** A transport that a test answers: what was asked, in order, and the replies that are ready. `lost`, or none ready: the network is gone. */
export interface Body {
  action: string
  input: Record<string, unknown>
}

export const sent: Body[] = []
export const replies: unknown[] = []

/** Takes the place of '@/cloud/transport'. */
export const carry = (_name: string, body: Body): Promise<unknown> => {
  sent.push(body)
  const reply = replies.shift()
  return reply === undefined || reply === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(reply)
}

export const fine = (data: unknown) => ({ ok: true, data })
export const refused = (code: string) => ({ ok: false, error: { code, message: '请稍后再试。', requestId: 'r-1' } })

/** A reply that comes when the test says so. */
export function slow() {
  let answer: (reply: unknown) => void = () => undefined
  const reply = new Promise((resolve) => { answer = resolve })
  return { reply, answer }
}
