-- Regions, people, acts (one row a write), code lists, and the functions that row security reads.
-- The roles corridor_owner and corridor_app exist before the first migration (server/src/postgres).

create function corridor_setting(name text) returns text
  language sql stable parallel safe
  as $$ select coalesce(current_setting('corridor.' || name, true), '') $$;

create function corridor_reach() returns text
  language sql stable parallel safe
  as $$ select corridor_setting('reach') $$;

create function corridor_districts() returns text[]
  language sql stable parallel safe
  as $$ select string_to_array(corridor_setting('districts'), ',') $$;

create function corridor_holders() returns uuid[]
  language sql stable parallel safe
  as $$ select string_to_array(nullif(corridor_setting('holders'), ''), ',')::uuid[] $$;

create function corridor_region() returns text
  language sql stable parallel safe
  as $$ select corridor_setting('region') $$;

create table region (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  synthetic boolean not null
);

create table division (
  region text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  primary key (region, code)
);

create table person (
  id uuid not null,
  region text not null,
  account text not null,
  name text not null,
  unit_zh text not null,
  unit_en text not null,
  division text,
  roles text[] not null,
  reach text not null check (reach in ('city', 'district', 'holder', 'none')),
  districts text[] not null,
  holder uuid,
  password_hash text,
  disabled boolean not null default false,
  primary key (region, id),
  unique (region, account)
);

create table session (
  token_hash bytea primary key,
  region text not null,
  person uuid not null,
  csrf text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_person on session (region, person);

create table code_list (
  region text not null,
  list text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  position integer not null,
  tile_column integer,
  tile_row integer,
  primary key (region, list, code)
);

-- One row a write: who, when, what, from which source. Append-only.
create table act (
  id bigint generated always as identity,
  region text not null,
  at timestamptz not null,
  actor text not null,
  kind text not null check (kind in ('created', 'corrected', 'removed', 'imported', 'read', 'exported', 'signedIn', 'planned', 'attached')),
  register text,
  record uuid,
  reason text,
  authority text,
  file_name text,
  file_sha256 text,
  rows integer,
  rows_digest text,
  primary key (region, id)
);
create index act_record on act (record) where record is not null;
create index act_file on act (file_sha256) where file_sha256 is not null;

create table attachment (
  region text not null,
  register text not null,
  record uuid not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null,
  act bigint not null,
  primary key (region, register, record, sha256)
);

create table saved_view (
  region text not null,
  person uuid not null,
  register text not null,
  name text not null,
  query text not null,
  columns text[] not null,
  primary key (region, person, register, name)
);

do $$
declare name text;
begin
  foreach name in array array['division', 'person', 'session', 'code_list', 'act', 'attachment', 'saved_view'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy region on %I using (region = (select corridor_region())) with check (region = (select corridor_region()))', name);
  end loop;
end $$;

grant select, insert, update on region to corridor_app;
grant select, insert, update, delete on division, person, session, code_list, saved_view to corridor_app;
grant select, insert on act, attachment to corridor_app;
