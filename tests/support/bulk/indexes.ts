import type { Client } from 'pg'

interface Definition {
  table: string
  name: string
  text: string
  keyed: boolean
}

/** Indexes of the project's tables, those of keys first (what a key is made of must be unique before anything else is built). */
const READ = `select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as text, true as keyed
    from pg_constraint c where c.connamespace = 'mashangban'::regnamespace and c.contype in ('p', 'u')
  union all select i.indrelid::regclass::text, x.relname, pg_get_indexdef(i.indexrelid), false from pg_index i join pg_class x on x.oid = i.indexrelid
    where x.relnamespace = 'mashangban'::regnamespace and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  order by keyed desc, name`

/**
 * Takes every key and index of these tables away while `work` fills them, and makes them again: a tree that is built at once from a million rows
 * costs a fifth of one that grows row by row. Nothing of it survives when `work` throws: the database is thrown away then.
 */
export async function withoutIndexes(owner: Client, tables: readonly string[], work: () => Promise<void>, say: (line: string) => void): Promise<void> {
  const { rows } = await owner.query<Definition>(READ)
  const gone = rows.filter(({ table }) => tables.includes(table.replace('mashangban.', '')))
  const qualified = (table: string): string => `mashangban.${table.replace('mashangban.', '')}`
  for (const { table, name, keyed } of gone) await owner.query(keyed ? `alter table ${qualified(table)} drop constraint ${name}` : `drop index mashangban.${name}`)
  await work()
  for (const { table, name, text, keyed } of gone) {
    say(`index ${name}`)
    await owner.query(keyed ? `alter table ${qualified(table)} add constraint ${name} ${text}` : text)
  }
}
