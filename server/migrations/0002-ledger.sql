-- The ledger: series (a ledger definition by its hash), interned dimension tuples, postings, folds, cells.

create table series (
  number smallint generated always as identity,
  region text not null,
  ledger text not null,
  definition_hash text not null,
  definition jsonb not null,
  -- Folds at which this definition became and ceased to be the current one.
  opened_fold integer,
  closed_fold integer,
  primary key (region, number),
  unique (region, ledger, definition_hash)
);

create table tuple (
  id integer generated always as identity,
  region text not null,
  ledger text not null,
  dimensions text[] not null,
  primary key (region, id),
  unique (region, ledger, dimensions)
);

-- Append-only. `tx` names the writing transaction of a single write, which a later fold takes in by watermark;
-- an import's postings carry the number of the import's own `fold` instead.
create table posting (
  id bigint generated always as identity,
  act bigint not null,
  tx bigint,
  m1 bigint not null,
  m2 bigint not null,
  m3 bigint not null,
  m4 bigint not null,
  m5 bigint not null,
  m6 bigint not null,
  subject uuid not null,
  effective_on date not null,
  tuple integer not null,
  fold integer,
  series smallint not null,
  region text not null
);
create index posting_subject on posting (series, subject);
create index posting_day on posting (series, effective_on);
create index posting_tx on posting (tx) where fold is null;
create index posting_act on posting using brin (act);

create table fold (
  region text not null,
  number integer not null,
  -- Single writes with tx below this are taken in by this fold or an earlier one.
  high_tx bigint not null,
  at timestamptz not null,
  act bigint,
  primary key (region, number)
);
create index fold_at on fold (region, at);

create table cell (
  m1 bigint not null,
  m2 bigint not null,
  m3 bigint not null,
  m4 bigint not null,
  m5 bigint not null,
  m6 bigint not null,
  month date not null,
  tuple integer not null,
  series smallint not null,
  region text not null,
  primary key (region, series, month, tuple)
) with (fillfactor = 70);

create table cell_delta (
  m1 bigint not null,
  m2 bigint not null,
  m3 bigint not null,
  m4 bigint not null,
  m5 bigint not null,
  m6 bigint not null,
  month date not null,
  tuple integer not null,
  fold integer not null,
  series smallint not null,
  region text not null
);
create index cell_delta_fold on cell_delta (series, fold);

do $$
declare name text;
begin
  foreach name in array array['series', 'tuple', 'posting', 'fold', 'cell', 'cell_delta'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy region on %I using (region = (select corridor_region())) with check (region = (select corridor_region()))', name);
  end loop;
end $$;

grant select, insert on tuple, posting, fold, cell_delta to corridor_app;
grant select, insert, update on series, cell to corridor_app;
