import { useSession } from '@/session/use-session'

/** The area that whoever is here administers, by the hat he wears; null for everybody else, and while nobody is known: then nothing is read. */
export function useAdminArea(): string | null {
  const { identity } = useSession()
  return identity?.role === 'admin' ? identity.areaId : null
}
