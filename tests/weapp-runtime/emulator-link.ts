import type { SubscriptionLedger } from './wx/consent'

interface UploadTicket {
  readonly fileId: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export interface EmulatorLink extends SubscriptionLedger {
  /** Calls a cloud function as this person; answers what the function returned. Throws when the platform itself refuses. */
  callFunction(name: string, data: unknown): Promise<{ result: unknown, requestId: string }>
  /** Stores a file where a ticket allowed it. */
  upload(cloudPath: string, bytes: Buffer): Promise<string>
  /** The one-time code behind a phone-number button. */
  phoneCode(): Promise<string>
}

/** WeChat's servers and CloudBase, as one person's phone reaches them: the emulator's local surface. */
export function createEmulatorLink(url: string, openid: string | null): EmulatorLink {
  const tickets = new Map<string, UploadTicket>()
  const post = async (path: string, body: unknown, authorised = false): Promise<unknown> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorised && openid ? { authorization: `Bearer dev:${openid}` } : {}) },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${text}`)
    return JSON.parse(text) as unknown
  }
  return {
    callFunction: async (name, data) => {
      const result = await post(`/v1/functions/${encodeURIComponent(name)}`, data, true)
      noteTicket(result, tickets)
      return { result, requestId: requestIdOf(result) }
    },
    upload: async (cloudPath, bytes) => {
      // A phone's own SDK fetches its permission to write; here the permission is the ticket that the app was given for this path.
      const ticket = tickets.get(cloudPath)
      if (!ticket) throw new Error(`STORAGE_EXCEED_AUTHORITY ${cloudPath}`)
      const response = await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: new Uint8Array(bytes) })
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
      return ticket.fileId
    },
    phoneCode: async () => {
      const reply = (await post('/__emulator/phone-codes', { openid })) as { code: string }
      return reply.code
    },
    accept: async (templateIds) => {
      if (!openid) return
      await Promise.all(templateIds.map((templateId) => post('/__emulator/subscriptions', { openid, templateId, times: 1 })))
    },
  }
}

function noteTicket(result: unknown, tickets: Map<string, UploadTicket>): void {
  const data = (result as { data?: Partial<UploadTicket & { cloudPath: string }> } | null)?.data
  // The sheet of an import is no file that people attach, and has no id of one.
  if (data?.cloudPath && data.url) tickets.set(data.cloudPath, { fileId: data.fileId ?? '', url: data.url, headers: data.headers ?? {} })
}

function requestIdOf(result: unknown): string {
  return (result as { error?: { requestId?: string } } | null)?.error?.requestId ?? ''
}
