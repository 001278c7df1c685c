import { sign } from '@cloudbase/signature-nodejs'
import type { HttpRequest } from './http'

/**
 * Whether the SDK's TC3 signature of this request was made with our secret over exactly these headers and parameters.
 * Recomputed with the SDK's own signer, so it is also a test of what the SDK sends.
 */
export function isSigned(
  request: HttpRequest,
  params: Record<string, unknown>,
  credentials: { secretId: string; secretKey: string },
): boolean {
  const parts = /Credential=([^/]+)\/.*SignedHeaders=([^,]+), Signature=([0-9a-f]+)$/.exec(request.headers.authorization ?? '')
  const [, secretId, signedHeaders, signature] = parts ?? []
  if (secretId !== credentials.secretId || !signedHeaders || !signature) return false
  const headers = Object.fromEntries(signedHeaders.split(';').map((name) => [name, request.headers[name]]))
  try {
    const { authorization } = sign({
      ...credentials,
      method: request.method.toLowerCase(),
      url: `http://${request.headers.host ?? ''}${request.target}`,
      params,
      headers,
      withSignedParams: true,
      timestamp: Number(request.headers['x-timestamp']),
    })
    return authorization.endsWith(`Signature=${signature}`)
  } catch {
    return false
  }
}
