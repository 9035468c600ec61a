// What the schema is now, read back from a migrated database as canonical text; the same on PostgreSQL 15 and 18.
import type { Transaction } from './database.ts'

interface Line {
  readonly line: string
}

const tables = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' order by c.relname`

const columns = `select format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' else '' end,
    case when a.attidentity = 'a' then ' generated always as identity'
         when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = ('public.' || quote_ident($1))::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`

/** Not-null constraints are rows of their own since PostgreSQL 18; the columns already say it. */
const constraints = `select format('  %s', pg_get_constraintdef(oid)) as line from pg_constraint
  where conrelid = ('public.' || quote_ident($1))::regclass and contype <> 'n' order by contype, conname`

const indexes = `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
  where i.indrelid = ('public.' || quote_ident($1))::regclass
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by 1`

const policies = `select format('policy %s for %s using (%s) with check (%s)', policyname, lower(cmd),
    regexp_replace(coalesce(qual, ''), '\\s+', ' ', 'g'), regexp_replace(coalesce(with_check, ''), '\\s+', ' ', 'g')) as line
  from pg_policies where schemaname = 'public' and tablename = $1 order by policyname`

const security = `select format('row security: %s%s', case when relrowsecurity then 'on' else 'off' end,
    case when relforcerowsecurity then ', forced' else '' end) as line from pg_class where oid = ('public.' || quote_ident($1))::regclass`

const grants = `select format('corridor_app may %s',
    string_agg(lower(privilege_type), ', ' order by privilege_type)) as line
  from information_schema.role_table_grants
  where table_schema = 'public' and table_name = $1 and grantee = 'corridor_app' having count(*) > 0`

const functions = `select format('function %s(%s) returns %s: %s', p.proname, pg_get_function_identity_arguments(p.oid),
    pg_get_function_result(p.oid), regexp_replace(trim(p.prosrc), '\\s+', ' ', 'g')) as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' order by 1`

/** Functions, then every table with columns, constraints, indexes, row security, policies and grants. */
export async function schemaText(transaction: Transaction): Promise<string> {
  const lines: string[] = [
    '-- What the schema is now. Written by a test from the migrations; not run by anything.',
    '',
  ]
  lines.push(...(await transaction.rows<Line>(functions)).map(({ line }) => `-- ${line}`), '')
  for (const { name } of await transaction.rows<{ name: string }>(tables)) {
    const read = async (sql: string) => (await transaction.rows<Line>(sql, [name])).map(({ line }) => line)
    const body = [...(await read(columns)), ...(await read(constraints))]
    lines.push(`create table ${name} (`, body.join(',\n'), ');', ...(await read(indexes)))
    const notes = [...(await read(security)), ...(await read(policies)), ...(await read(grants))]
    lines.push(...notes.map((line) => `-- ${line}`), '')
  }
  return lines.join('\n')
}
