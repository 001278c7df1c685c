/** Stands where a URL has no host (a socket is named in the query then): WHATWG URLs know no user without a host. */
const NOBODY = 'no-host.invalid'

const parse = (url: string): URL => new URL(url.replace(/^([a-z]+:\/\/(?:[^@/]*@)?)(?=\/|\?|$)/i, `$1${NOBODY}`))
const print = (url: URL): string => url.href.replace(NOBODY, '')

/** Host of a libpq URL: a name, an address, or the folder of a socket (it begins with a slash). Throws TypeError on what is no URL. */
export function hostOf(url: string): string {
  const parsed = parse(url)
  const named = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname)
  return named === NOBODY || named === '' ? 'localhost' : named
}

/** Whether the server is reached without leaving this machine. */
export function isOnThisMachine(url: string): boolean {
  const host = hostOf(url)
  return host.startsWith('/') || host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

export const databaseOf = (url: string): string => decodeURIComponent(parse(url).pathname.slice(1))

/** The same server and database as another role; without a password unless one is given. */
export function asRole(url: string, role: string, password = ''): string {
  const parsed = parse(url)
  for (const name of ['user', 'password']) parsed.searchParams.delete(name)
  parsed.username = encodeURIComponent(role)
  parsed.password = encodeURIComponent(password)
  return print(parsed)
}

/** What may be shown of a URL: database and host, never the password. */
export const addressOf = (url: string): string => `${databaseOf(url)}（${hostOf(url)}）`
