-- What the schema is now. Written by a test from the migrations; not run by anything.

-- function corridor_districts() returns text[]: select string_to_array(corridor_setting('districts'), ',')
-- function corridor_holders() returns uuid[]: select string_to_array(nullif(corridor_setting('holders'), ''), ',')::uuid[]
-- function corridor_reach() returns text: select corridor_setting('reach')
-- function corridor_region() returns text: select corridor_setting('region')
-- function corridor_setting(name text) returns text: select coalesce(current_setting('corridor.' || name, true), '')

create table above_scale_listings (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  organisation uuid not null,
  listed_on date not null,
  delisted_on date,
  industry_class text,
  PRIMARY KEY (region, id),
  UNIQUE (region, organisation, listed_on)
);
CREATE INDEX above_scale_listings_act ON public.above_scale_listings USING brin (act);
CREATE INDEX above_scale_listings_holder ON public.above_scale_listings USING btree (scope_holder);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table above_scale_listings_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  organisation uuid not null,
  listed_on date not null,
  delisted_on date,
  industry_class text,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX above_scale_listings_history_superseded ON public.above_scale_listings_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table act (
  id bigint not null generated always as identity,
  region text not null,
  at timestamp with time zone not null,
  actor text not null,
  kind text not null,
  register text,
  record uuid,
  reason text,
  authority text,
  file_name text,
  file_sha256 text,
  rows integer,
  rows_digest text,
  tx bigint not null default txid_current(),
  CHECK ((kind = ANY (ARRAY['created'::text, 'corrected'::text, 'removed'::text, 'imported'::text, 'read'::text, 'exported'::text, 'signedIn'::text, 'planned'::text, 'attached'::text, 'merged'::text, 'unmerged'::text, 'distinguished'::text]))),
  PRIMARY KEY (region, id)
);
CREATE INDEX act_file ON public.act USING btree (file_sha256) WHERE (file_sha256 IS NOT NULL);
CREATE INDEX act_record ON public.act USING btree (record) WHERE (record IS NOT NULL);
CREATE INDEX act_tx ON public.act USING btree (tx, id);
-- row security: on, forced
-- policy own_transaction for insert using () with check ((tx = txid_current()))
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table act_seal (
  region text not null,
  number bigint not null,
  act bigint not null,
  sealed_at timestamp with time zone not null,
  digest bytea not null,
  image bytea,
  hash bytea not null,
  CHECK ((octet_length(digest) = 32)),
  CHECK ((octet_length(hash) = 32)),
  CHECK ((octet_length(image) = 32)),
  CHECK ((number > 0)),
  PRIMARY KEY (region, number),
  UNIQUE (region, act)
);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may insert, select

create table attachment (
  region text not null,
  register text not null,
  record uuid not null,
  sha256 text not null,
  name text not null,
  type text not null,
  size bigint not null,
  act bigint not null,
  PRIMARY KEY (region, register, record, sha256)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

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
  PRIMARY KEY (region, series, month, tuple)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select, update

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
CREATE INDEX cell_delta_fold ON public.cell_delta USING btree (series, fold);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table code_list (
  region text not null,
  list text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  position integer not null,
  tile_column integer,
  tile_row integer,
  PRIMARY KEY (region, list, code)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may delete, insert, select, update

create table contract_changes (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  contract uuid not null,
  kind text not null,
  effective_on date not null,
  contract_amount bigint,
  technology_amount bigint,
  reason text,
  PRIMARY KEY (region, id),
  UNIQUE (region, contract, effective_on)
);
CREATE INDEX contract_changes_act ON public.contract_changes USING brin (act);
CREATE INDEX contract_changes_holder ON public.contract_changes USING btree (scope_holder);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table contract_changes_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  contract uuid not null,
  kind text not null,
  effective_on date not null,
  contract_amount bigint,
  technology_amount bigint,
  reason text,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX contract_changes_history_superseded ON public.contract_changes_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table district_memberships (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  organisation uuid not null,
  since date not null,
  district text not null,
  functional_area text,
  PRIMARY KEY (region, id),
  UNIQUE (region, organisation, since)
);
CREATE INDEX district_memberships_act ON public.district_memberships USING brin (act);
CREATE INDEX district_memberships_holder ON public.district_memberships USING btree (scope_holder);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table district_memberships_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  organisation uuid not null,
  since date not null,
  district text not null,
  functional_area text,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX district_memberships_history_superseded ON public.district_memberships_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table division (
  region text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  PRIMARY KEY (region, code)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may delete, insert, select, update

create table fold (
  region text not null,
  number integer not null,
  high_tx bigint not null,
  at timestamp with time zone not null,
  act bigint,
  PRIMARY KEY (region, number)
);
CREATE INDEX fold_at ON public.fold USING btree (region, at);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table hnte_applications (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  application_number text not null,
  organisation uuid not null,
  basis text not null,
  accepted_on date not null,
  decided_on date,
  PRIMARY KEY (region, id),
  UNIQUE (region, application_number)
);
CREATE INDEX hnte_applications_act ON public.hnte_applications USING brin (act);
CREATE INDEX hnte_applications_holder ON public.hnte_applications USING btree (scope_holder);
CREATE INDEX hnte_applications_organisation ON public.hnte_applications USING btree (organisation);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table hnte_applications_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  application_number text not null,
  organisation uuid not null,
  basis text not null,
  accepted_on date not null,
  decided_on date,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX hnte_applications_history_superseded ON public.hnte_applications_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table hnte_certificates (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  certificate_number text not null,
  organisation uuid not null,
  issued_on date not null,
  valid_through date not null,
  disqualified_on date,
  basis text,
  PRIMARY KEY (region, id),
  UNIQUE (region, certificate_number)
);
CREATE INDEX hnte_certificates_act ON public.hnte_certificates USING brin (act);
CREATE INDEX hnte_certificates_holder ON public.hnte_certificates USING btree (scope_holder);
CREATE INDEX hnte_certificates_organisation ON public.hnte_certificates USING btree (organisation);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table hnte_certificates_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  certificate_number text not null,
  organisation uuid not null,
  issued_on date not null,
  valid_through date not null,
  disqualified_on date,
  basis text,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX hnte_certificates_history_superseded ON public.hnte_certificates_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table in_house_institutions (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  organisation uuid not null,
  name text not null,
  established_on date not null,
  closed_on date,
  PRIMARY KEY (region, id),
  UNIQUE (region, organisation, name)
);
CREATE INDEX in_house_institutions_act ON public.in_house_institutions USING brin (act);
CREATE INDEX in_house_institutions_holder ON public.in_house_institutions USING btree (scope_holder);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table in_house_institutions_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  organisation uuid not null,
  name text not null,
  established_on date not null,
  closed_on date,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX in_house_institutions_history_superseded ON public.in_house_institutions_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table institution_approvals (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  institution uuid not null,
  level text not null,
  approving_body text not null,
  document_number text not null,
  approved_on date not null,
  PRIMARY KEY (region, id),
  UNIQUE (region, institution, level)
);
CREATE INDEX institution_approvals_act ON public.institution_approvals USING brin (act);
CREATE INDEX institution_approvals_holder ON public.institution_approvals USING btree (scope_holder);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table institution_approvals_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  institution uuid not null,
  level text not null,
  approving_body text not null,
  document_number text not null,
  approved_on date not null,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX institution_approvals_history_superseded ON public.institution_approvals_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table migration (
  name text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);
-- row security: off

create table official_statistics (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  series text not null,
  year integer not null,
  amount bigint not null,
  published_on date not null,
  vintage text not null,
  document text not null,
  PRIMARY KEY (region, id),
  UNIQUE (region, series, year, published_on)
);
CREATE INDEX official_statistics_act ON public.official_statistics USING brin (act);
CREATE INDEX official_statistics_holder ON public.official_statistics USING btree (scope_holder);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table official_statistics_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  series text not null,
  year integer not null,
  amount bigint not null,
  published_on date not null,
  vintage text not null,
  document text not null,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX official_statistics_history_superseded ON public.official_statistics_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may insert, select

create table organisations (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  credit_code text not null,
  name text not null,
  kind text not null,
  industry_code text,
  PRIMARY KEY (region, id),
  UNIQUE (region, credit_code)
);
CREATE INDEX organisations_act ON public.organisations USING brin (act);
CREATE INDEX organisations_holder ON public.organisations USING btree (scope_holder);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table organisations_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  credit_code text not null,
  name text not null,
  kind text not null,
  industry_code text,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX organisations_history_superseded ON public.organisations_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table person (
  id uuid not null,
  region text not null,
  account text not null,
  name text not null,
  unit_zh text not null,
  unit_en text not null,
  division text,
  roles text[] not null,
  reach text not null,
  districts text[] not null,
  holder uuid,
  password_hash text,
  disabled boolean not null default false,
  CHECK ((reach = ANY (ARRAY['city'::text, 'district'::text, 'holder'::text, 'none'::text]))),
  PRIMARY KEY (region, id),
  UNIQUE (region, account)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may delete, insert, select, update

create table plan (
  region text not null,
  id uuid not null,
  title text not null,
  year integer not null,
  body text not null,
  source text,
  published boolean not null default false,
  version integer not null,
  act bigint not null,
  published_act bigint,
  dated_on date,
  document_number text,
  revises uuid,
  CHECK ((revises <> id)),
  CHECK (((year >= 1900) AND (year <= 2199))),
  FOREIGN KEY (region, revises) REFERENCES plan(region, id),
  PRIMARY KEY (region, id)
);
CREATE INDEX plan_newest ON public.plan USING btree (region, year DESC, act DESC);
CREATE INDEX plan_revises ON public.plan USING btree (region, revises) WHERE (revises IS NOT NULL);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select, update

create table plan_leftover (
  region text not null,
  plan uuid not null,
  position integer not null,
  words text not null,
  span int4range not null,
  reason text not null,
  FOREIGN KEY (region, plan) REFERENCES plan(region, id),
  PRIMARY KEY (region, plan, "position")
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table plan_outline (
  region text not null,
  plan uuid not null,
  position integer not null,
  level integer not null,
  parent integer,
  marker text,
  title text not null,
  slogan text,
  FOREIGN KEY (region, plan) REFERENCES plan(region, id),
  PRIMARY KEY (region, plan, "position")
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table plan_outline_version (
  region text not null,
  plan uuid not null,
  version integer not null,
  outline jsonb not null,
  act bigint not null,
  CHECK ((version > 1)),
  FOREIGN KEY (region, plan) REFERENCES plan(region, id),
  PRIMARY KEY (region, plan, version)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table plan_revision (
  region text not null,
  id uuid not null,
  plan uuid not null,
  base uuid not null,
  from_day date not null,
  decisions jsonb not null,
  act bigint not null,
  undone_act bigint,
  CHECK ((plan <> base)),
  FOREIGN KEY (region, base) REFERENCES plan(region, id),
  FOREIGN KEY (region, plan) REFERENCES plan(region, id),
  PRIMARY KEY (region, id)
);
CREATE INDEX plan_revision_base ON public.plan_revision USING btree (region, base);
CREATE UNIQUE INDEX plan_revision_applied ON public.plan_revision USING btree (region, plan) WHERE (undone_act IS NULL);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table plan_revision_step (
  region text not null,
  revision uuid not null,
  target uuid not null,
  source uuid,
  kind text not null,
  comparator text,
  bound text,
  value numeric,
  value_high numeric,
  unit text,
  unit_surface text,
  CHECK (((kind = 'withdrawn'::text) = (value IS NULL))),
  CHECK (((kind = 'withdrawn'::text) = (source IS NULL))),
  CHECK (((kind <> 'added'::text) OR (source = target))),
  CHECK ((kind = ANY (ARRAY['changed'::text, 'added'::text, 'withdrawn'::text]))),
  FOREIGN KEY (region, revision) REFERENCES plan_revision(region, id),
  FOREIGN KEY (region, source) REFERENCES plan_target(region, id),
  FOREIGN KEY (region, target) REFERENCES plan_target(region, id),
  PRIMARY KEY (region, revision, target)
);
CREATE INDEX plan_revision_step_target ON public.plan_revision_step USING btree (region, target);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table plan_step (
  region text not null,
  plan uuid not null,
  act bigint not null,
  actor text not null,
  kind text not null,
  undoes bigint,
  CHECK (((kind = 'undone'::text) = (undoes IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['changed'::text, 'added'::text, 'split'::text, 'merged'::text, 'accepted'::text, 'undone'::text]))),
  FOREIGN KEY (region, plan) REFERENCES plan(region, id),
  PRIMARY KEY (region, plan, act)
);
CREATE UNIQUE INDEX plan_step_undone ON public.plan_step USING btree (region, plan, undoes) WHERE (undoes IS NOT NULL);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

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
  reading jsonb,
  state text not null,
  indicator text,
  division text,
  owner uuid,
  due_on date,
  version integer not null,
  act bigint not null,
  kind text not null default 'target'::text,
  origin text not null default 'reader'::text,
  answer text,
  reject_reason text,
  reject_words text,
  merged_into uuid,
  split_from uuid,
  CHECK ((answer = ANY (ARRAY['net'::text, 'gross'::text, 'none'::text]))),
  CHECK (((state <> 'confirmed'::text) OR (kind = 'achievement'::text) OR (indicator IS NOT NULL) OR (answer = ANY (ARRAY['gross'::text, 'none'::text])))),
  CHECK ((kind = ANY (ARRAY['target'::text, 'achievement'::text]))),
  CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL))),
  CHECK ((origin = ANY (ARRAY['reader'::text, 'person'::text, 'split'::text]))),
  CHECK (((origin <> 'reader'::text) OR (reading IS NOT NULL))),
  CHECK ((state = ANY (ARRAY['read'::text, 'confirmed'::text, 'rejected'::text, 'merged'::text, 'withdrawn'::text]))),
  FOREIGN KEY (region, division) REFERENCES division(region, code),
  FOREIGN KEY (region, merged_into) REFERENCES plan_target(region, id),
  FOREIGN KEY (region, owner) REFERENCES person(region, id),
  FOREIGN KEY (region, plan) REFERENCES plan(region, id),
  FOREIGN KEY (region, split_from) REFERENCES plan_target(region, id),
  PRIMARY KEY (region, id),
  UNIQUE (region, plan, "position")
);
CREATE INDEX plan_target_in_plan ON public.plan_target USING btree (region, plan);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select, update

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
  kind text not null default 'target'::text,
  period text,
  scope text,
  span int4range,
  value_span int4range,
  answer text,
  reject_reason text,
  reject_words text,
  merged_into uuid,
  FOREIGN KEY (region, target) REFERENCES plan_target(region, id),
  PRIMARY KEY (region, target, version)
);
CREATE INDEX plan_target_history_act ON public.plan_target_history USING btree (region, superseded_by);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table posting (
  id bigint not null generated always as identity,
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
CREATE INDEX posting_act ON public.posting USING brin (act);
CREATE INDEX posting_day ON public.posting USING btree (series, effective_on);
CREATE INDEX posting_subject ON public.posting USING btree (series, subject);
CREATE INDEX posting_tx ON public.posting USING btree (tx) WHERE (fold IS NULL);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table rd_institutions (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  name text not null,
  type text not null,
  host uuid not null,
  removed_on date,
  PRIMARY KEY (region, id),
  UNIQUE (region, name)
);
CREATE INDEX rd_institutions_act ON public.rd_institutions USING brin (act);
CREATE INDEX rd_institutions_holder ON public.rd_institutions USING btree (scope_holder);
CREATE INDEX rd_institutions_host ON public.rd_institutions USING btree (host);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table rd_institutions_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  name text not null,
  type text not null,
  host uuid not null,
  removed_on date,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX rd_institutions_history_superseded ON public.rd_institutions_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table record_distinction (
  region text not null,
  register text not null,
  a uuid not null,
  b uuid not null,
  act bigint not null,
  CHECK ((a < b)),
  PRIMARY KEY (region, register, a, b)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table record_merge (
  region text not null,
  act bigint not null,
  register text not null,
  merged uuid not null,
  survivor uuid not null,
  undone_act bigint,
  CHECK ((merged <> survivor)),
  PRIMARY KEY (region, act)
);
CREATE INDEX record_merge_survivor ON public.record_merge USING btree (region, register, survivor) WHERE (undone_act IS NULL);
CREATE UNIQUE INDEX record_merge_merged ON public.record_merge USING btree (region, register, merged) WHERE (undone_act IS NULL);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table record_merge_move (
  region text not null,
  act bigint not null,
  register text not null,
  field text not null,
  record uuid not null,
  removed boolean not null,
  FOREIGN KEY (region, act) REFERENCES record_merge(region, act),
  PRIMARY KEY (region, act, register, field, record)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select

create table region (
  code text not null,
  name_zh text not null,
  name_en text not null,
  synthetic boolean not null,
  PRIMARY KEY (code)
);
-- row security: off
-- corridor_app may insert, select, update

create table saved_view (
  region text not null,
  person uuid not null,
  register text not null,
  name text not null,
  query text not null,
  columns text[] not null,
  PRIMARY KEY (region, person, register, name)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may delete, insert, select, update

create table series (
  number smallint not null generated always as identity,
  region text not null,
  ledger text not null,
  definition_hash text not null,
  definition jsonb not null,
  opened_fold integer,
  closed_fold integer,
  PRIMARY KEY (region, number),
  UNIQUE (region, ledger, definition_hash)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select, update

create table session (
  token_hash bytea not null,
  region text not null,
  person uuid not null,
  csrf text not null,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash)
);
CREATE INDEX session_person ON public.session USING btree (region, person);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may delete, insert, select, update

create table tech_sme_entries (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  entry_number text not null,
  organisation uuid not null,
  entered_on date not null,
  revoked_on date,
  PRIMARY KEY (region, id),
  UNIQUE (region, entry_number)
);
CREATE INDEX tech_sme_entries_act ON public.tech_sme_entries USING brin (act);
CREATE INDEX tech_sme_entries_holder ON public.tech_sme_entries USING btree (scope_holder);
CREATE INDEX tech_sme_entries_organisation ON public.tech_sme_entries USING btree (organisation);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table tech_sme_entries_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  entry_number text not null,
  organisation uuid not null,
  entered_on date not null,
  revoked_on date,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX tech_sme_entries_history_superseded ON public.tech_sme_entries_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table technology_contracts (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  registration_number text not null,
  title text not null,
  kind text not null,
  technology_field text not null,
  seller uuid not null,
  buyer uuid not null,
  contract_amount bigint not null,
  technology_amount bigint not null,
  signed_on date not null,
  registered_on date not null,
  project_source text,
  PRIMARY KEY (region, id),
  UNIQUE (region, registration_number)
);
CREATE INDEX technology_contracts_act ON public.technology_contracts USING brin (act);
CREATE INDEX technology_contracts_buyer ON public.technology_contracts USING btree (buyer);
CREATE INDEX technology_contracts_holder ON public.technology_contracts USING btree (scope_holder);
CREATE INDEX technology_contracts_seller ON public.technology_contracts USING btree (seller);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy changing for update using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- policy removing for delete using ((region = ( SELECT corridor_region() AS corridor_region))) with check ()
-- corridor_app may delete, insert, select, update

create table technology_contracts_history (
  act bigint not null,
  id uuid not null,
  scope_holder uuid,
  version integer not null,
  row_number integer,
  region text not null,
  scope_district text,
  registration_number text not null,
  title text not null,
  kind text not null,
  technology_field text not null,
  seller uuid not null,
  buyer uuid not null,
  contract_amount bigint not null,
  technology_amount bigint not null,
  signed_on date not null,
  registered_on date not null,
  project_source text,
  superseded_by bigint not null,
  removed boolean not null,
  PRIMARY KEY (region, id, version)
);
CREATE INDEX technology_contracts_history_superseded ON public.technology_contracts_history USING btree (superseded_by);
-- row security: on, forced
-- policy adding for insert using () with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- policy reading for select using (((region = ( SELECT corridor_region() AS corridor_region)) AND ((( SELECT corridor_reach() AS corridor_reach) = 'city'::text) OR (scope_district = ANY (( SELECT corridor_districts() AS corridor_districts)::text[])) OR (scope_holder = ANY (( SELECT corridor_holders() AS corridor_holders)::uuid[]))))) with check ()
-- corridor_app may insert, select

create table tuple (
  id integer not null generated always as identity,
  region text not null,
  ledger text not null,
  dimensions text[] not null,
  PRIMARY KEY (region, id),
  UNIQUE (region, ledger, dimensions)
);
-- row security: on, forced
-- policy region for all using ((region = ( SELECT corridor_region() AS corridor_region))) with check ((region = ( SELECT corridor_region() AS corridor_region)))
-- corridor_app may insert, select
