import { OBJECT_LIMIT } from '../../shared/kernel/file-limit'
import type { Row } from './platform'
import { UNCHANGED, type Step } from './steps'

/** Where attachments lie. Objects are named inside it by the functions. */
export const BUCKET = 'mashangban'

const QUERY = `select public::text as public, file_size_limit::text as size from storage.buckets where id = '${BUCKET}'`
/** A bucket is a row; there is no other interface that makes one without a key of its own. */
const STATEMENT = `insert into storage.buckets (id, name, public, file_size_limit) values ('${BUCKET}', '${BUCKET}', false, ${OBJECT_LIMIT}) ` +
  'on conflict (id) do update set public = excluded.public, file_size_limit = excluded.file_size_limit'

const isRight = (row: Row | undefined): boolean => /^f/.test(row?.['public'] ?? '') && row?.['size'] === String(OBJECT_LIMIT)

/** A public bucket gives links that never end: photos of complaints for everybody. So it is read back before anything can be stored in it. */
export const bucketStep: Step = {
  kind: 'bucket',
  what: `${BUCKET}: private, ${OBJECT_LIMIT / 1024 / 1024} MB a file; read back after writing`,
  async run({ platform }) {
    if (isRight((await platform.sql(QUERY))[0])) return UNCHANGED
    await platform.sql(STATEMENT)
    if (!isRight((await platform.sql(QUERY))[0])) throw new Error(`the bucket ${BUCKET} is not private after writing; set it to private in the console, then deploy again`)
    return 'written'
  },
}
