-- Two records of one thing become one: which record lives on as which, what moved with it, and the pairs that are two.

alter table act
  drop constraint act_kind_check,
  add constraint act_kind_check check (kind in (
    'created', 'corrected', 'removed', 'imported', 'read', 'exported', 'signedIn', 'planned', 'attached',
    'merged', 'unmerged', 'distinguished'
  ));

-- `merged` is no longer in its register and reads as `survivor`; undoing names the act, so that the past stays known.
create table record_merge (
  region text not null,
  act bigint not null,
  register text not null,
  merged uuid not null,
  survivor uuid not null,
  undone_act bigint,
  primary key (region, act),
  check (merged <> survivor)
);
create unique index record_merge_merged on record_merge (region, register, merged) where undone_act is null;
create index record_merge_survivor on record_merge (region, register, survivor) where undone_act is null;

-- Append-only: the records whose reference a merge changed, or that it removed because the other one's were kept.
create table record_merge_move (
  region text not null,
  act bigint not null,
  register text not null,
  field text not null,
  record uuid not null,
  removed boolean not null,
  primary key (region, act, register, field, record),
  foreign key (region, act) references record_merge (region, act)
);

-- Append-only: pairs that a person has found to be two, so that nobody is asked again.
create table record_distinction (
  region text not null,
  register text not null,
  a uuid not null,
  b uuid not null,
  act bigint not null,
  primary key (region, register, a, b),
  check (a < b)
);

do $$
declare name text;
begin
  foreach name in array array['record_merge', 'record_merge_move', 'record_distinction'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy region on %I using (region = (select corridor_region())) with check (region = (select corridor_region()))', name);
  end loop;
end $$;

grant select, insert on record_merge, record_merge_move, record_distinction to corridor_app;
grant update (undone_act) on record_merge to corridor_app;
