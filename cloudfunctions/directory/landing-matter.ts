import type { Landing } from '../../shared/api/directory-views'

/** The code of a matter: which one; its guide is read by its page, from where it is kept warm. */
export const matterLanding = ({ id, name }: { id: string; name: string }): Landing => ({ kind: 'matter', matterId: id, name })
