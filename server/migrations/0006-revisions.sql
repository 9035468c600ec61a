-- The document of a plan, the revisions of one plan by a later one, and the outline as people have corrected it.

alter table plan
  add column dated_on date,
  add column document_number text,
  add column revises uuid,
  add foreign key (region, revises) references plan (region, id),
  add check (revises <> id);
create index plan_revises on plan (region, revises) where revises is not null;

-- A revision is never deleted: undoing it names the act, so that what was believed on an earlier day stays answerable.
-- `decisions` is every pair as the person left it, with what was only in one of the two plans.
create table plan_revision (
  region text not null,
  id uuid not null,
  plan uuid not null,
  base uuid not null,
  from_day date not null,
  decisions jsonb not null,
  act bigint not null,
  undone_act bigint,
  primary key (region, id),
  foreign key (region, plan) references plan (region, id),
  foreign key (region, base) references plan (region, id),
  check (plan <> base)
);
create unique index plan_revision_applied on plan_revision (region, plan) where undone_act is null;
create index plan_revision_base on plan_revision (region, base);

-- What a revision says of one target from its day on. `added`: the target of the later plan joins the earlier one.
create table plan_revision_step (
  region text not null,
  revision uuid not null,
  target uuid not null,
  source uuid,
  kind text not null check (kind in ('changed', 'added', 'withdrawn')),
  comparator text,
  bound text,
  value numeric,
  value_high numeric,
  unit text,
  unit_surface text,
  primary key (region, revision, target),
  foreign key (region, revision) references plan_revision (region, id),
  foreign key (region, target) references plan_target (region, id),
  foreign key (region, source) references plan_target (region, id),
  check ((kind = 'withdrawn') = (value is null)),
  check ((kind = 'withdrawn') = (source is null)),
  check (kind <> 'added' or source = target)
);
create index plan_revision_step_target on plan_revision_step (region, target);

-- Append-only: each corrected outline as a whole. What the reader found stays in plan_outline and is version 1.
create table plan_outline_version (
  region text not null,
  plan uuid not null,
  version integer not null check (version > 1),
  outline jsonb not null,
  act bigint not null,
  primary key (region, plan, version),
  foreign key (region, plan) references plan (region, id)
);

do $$
declare name text;
begin
  foreach name in array array['plan_revision', 'plan_revision_step', 'plan_outline_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy region on %I using (region = (select corridor_region())) with check (region = (select corridor_region()))', name);
  end loop;
end $$;

grant select, insert on plan_revision, plan_revision_step, plan_outline_version to corridor_app;
grant update (undone_act) on plan_revision to corridor_app;
