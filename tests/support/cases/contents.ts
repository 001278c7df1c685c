import type { Emulator } from '../../../emulator/emulator'

/** Every table of the database in one word, by name: two that are alike hold the same rows. */
export async function contents({ emulator: { database } }: { emulator: Pick<Emulator, 'database'> }): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'mashangban' and table_type = 'BASE TABLE' order by 1")
  const [row] = await database.query<{ all: Record<string, string> }>(`select json_object_agg(name, word) as all from (${
    tables.map(({ name }) => `select '${name}' as name, (select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from mashangban.${name} t) as word`).join(' union all ')}) w`)
  return row?.all ?? {}
}
