-- Work plans: the text as it was given, the targets read from it, their outline, and what each target said before.

create table plan (
  region text not null,
  id uuid not null,
  title text not null,
  year integer not null check (year between 1900 and 2199),
  body text not null,
  source text,
  published boolean not null default false,
  version integer not null,
  act bigint not null,
  published_act bigint,
  primary key (region, id)
);
create index plan_newest on plan (region, year desc, act desc);

-- `reading` is what the reader found, kept unchanged beside the values a person may have corrected.
create table plan_target (
  region text not null,
  id uuid not null,
  plan uuid not null,
  position integer not null,
  phrase text not null,
  comparator text not null,
  bound text not null,
  value numeric not null,
  value_high numeric,
  unit text not null,
  unit_surface text not null,
  period text,
  scope text,
  span int4range not null,
  value_span int4range not null,
  confidence numeric not null,
  rule text not null,
  reading jsonb not null,
  state text not null check (state in ('read', 'confirmed', 'rejected')),
  indicator text,
  division text,
  owner uuid,
  due_on date,
  version integer not null,
  act bigint not null,
  primary key (region, id),
  unique (region, plan, position),
  foreign key (region, plan) references plan (region, id),
  foreign key (region, division) references division (region, code),
  foreign key (region, owner) references person (region, id),
  check (state <> 'confirmed' or indicator is not null)
);

create table plan_outline (
  region text not null,
  plan uuid not null,
  position integer not null,
  level integer not null,
  parent integer,
  marker text,
  title text not null,
  slogan text,
  primary key (region, plan, position),
  foreign key (region, plan) references plan (region, id)
);

-- Append-only: a target as it was until the act that superseded it, and the document that revised it.
create table plan_target_history (
  region text not null,
  target uuid not null,
  version integer not null,
  phrase text not null,
  comparator text not null,
  bound text not null,
  value numeric not null,
  value_high numeric,
  unit text not null,
  state text not null,
  indicator text,
  division text,
  owner uuid,
  due_on date,
  act bigint not null,
  superseded_by bigint not null,
  document text,
  primary key (region, target, version),
  foreign key (region, target) references plan_target (region, id)
);

do $$
declare name text;
begin
  foreach name in array array['plan', 'plan_target', 'plan_outline', 'plan_target_history'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy region on %I using (region = (select corridor_region())) with check (region = (select corridor_region()))', name);
  end loop;
end $$;

grant select, insert, update on plan, plan_target to corridor_app;
grant select, insert on plan_outline, plan_target_history to corridor_app;
