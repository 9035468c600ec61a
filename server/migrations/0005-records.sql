-- Every record of a plan's text, targets and achievements, with what people made of it; and the numbers that are no record.

alter table plan_target
  add column kind text not null default 'target' check (kind in ('target', 'achievement')),
  add column origin text not null default 'reader' check (origin in ('reader', 'person', 'split')),
  add column answer text check (answer in ('net', 'gross', 'none')),
  add column reject_reason text,
  add column reject_words text,
  add column merged_into uuid,
  add column split_from uuid,
  alter column reading drop not null,
  drop constraint plan_target_state_check,
  drop constraint plan_target_check,
  add foreign key (region, merged_into) references plan_target (region, id),
  add foreign key (region, split_from) references plan_target (region, id),
  add constraint plan_target_state check (state in ('read', 'confirmed', 'rejected', 'merged', 'withdrawn')),
  add constraint plan_target_bound check (
    state <> 'confirmed' or kind = 'achievement' or indicator is not null or answer in ('gross', 'none')
  ),
  add constraint plan_target_merged check ((state = 'merged') = (merged_into is not null)),
  add constraint plan_target_read check (origin <> 'reader' or reading is not null);
create index plan_target_in_plan on plan_target (region, plan);

-- Rows from before this migration keep null where nothing was written down; they are targets.
alter table plan_target_history
  add column kind text not null default 'target',
  add column period text,
  add column scope text,
  add column span int4range,
  add column value_span int4range,
  add column answer text,
  add column reject_reason text,
  add column reject_words text,
  add column merged_into uuid;
create index plan_target_history_act on plan_target_history (region, superseded_by);

-- Numbers of the text that the reader made no record of. Never changed: which of them people have made records of
-- follows from the records' places.
create table plan_leftover (
  region text not null,
  plan uuid not null,
  position integer not null,
  words text not null,
  span int4range not null,
  reason text not null,
  primary key (region, plan, position),
  foreign key (region, plan) references plan (region, id)
);

-- Append-only: what a person did to the records of a plan in one act, so that it can be taken back in one act.
create table plan_step (
  region text not null,
  plan uuid not null,
  act bigint not null,
  actor text not null,
  kind text not null check (kind in ('changed', 'added', 'split', 'merged', 'accepted', 'undone')),
  undoes bigint,
  primary key (region, plan, act),
  foreign key (region, plan) references plan (region, id),
  check ((kind = 'undone') = (undoes is not null))
);
create unique index plan_step_undone on plan_step (region, plan, undoes) where undoes is not null;

do $$
declare name text;
begin
  foreach name in array array['plan_leftover', 'plan_step'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy region on %I using (region = (select corridor_region())) with check (region = (select corridor_region()))', name);
  end loop;
end $$;

grant select, insert on plan_leftover, plan_step to corridor_app;
