import { withClient } from '../../../cloudfunctions/_database/prepare'
import type { TownUnderTest } from '../../support/town'

/**
 * A second tenant in the same database, with keys of its own, that has everything the first one has under the very same ids: whatever forgot to say whose a row is
 * would find two.
 */
export const OTHER = 'other'

/** Every row of the first tenant once more, as the second one's. */
export const double = (town: TownUnderTest): Promise<void> => withClient(town.emulator.database.ownerUrl, async (owner) => {
  const { rows: tables } = await owner.query<{ name: string; columns: string; picked: string }>(`
    select c.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns,
      string_agg(case c.column_name when 'tenant' then '''${OTHER}''' else quote_ident(c.column_name) end, ', ' order by c.ordinal_position) as picked
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name) where t.table_type = 'BASE TABLE' and c.table_schema = 'mashangban' and c.is_generated = 'NEVER' and c.table_name <> 'migrations' group by c.table_name`)
  // What is copied is not done again.
  await owner.query('alter table mashangban.requests disable trigger requests_noted')
  for (const { name, columns, picked } of tables) await owner.query(`insert into mashangban.${name} (${columns}) select ${picked} from mashangban.${name}`)
  await owner.query('alter table mashangban.requests enable trigger requests_noted')
  await owner.query(`update mashangban.tenants set name = '邻县' where tenant = '${OTHER}'`)
})
