-- The tables of the first registers, derived from their definitions.

-- Organisations
create table "organisations" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "credit_code" text not null,
  "name" text not null,
  "kind" text not null,
  "industry_code" text,
  primary key (region, id),
  unique (region, "credit_code")
);
create index "organisations_holder" on "organisations" (scope_holder);
create index "organisations_act" on "organisations" using brin (act);
create table "organisations_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "credit_code" text not null,
  "name" text not null,
  "kind" text not null,
  "industry_code" text,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "organisations_history_superseded" on "organisations_history" (superseded_by);
alter table "organisations" enable row level security;
alter table "organisations" force row level security;
create policy reading on "organisations" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "organisations" for insert with check (region = (select corridor_region()));
create policy changing on "organisations" for update using (region = (select corridor_region()));
create policy removing on "organisations" for delete using (region = (select corridor_region()));
alter table "organisations_history" enable row level security;
alter table "organisations_history" force row level security;
create policy reading on "organisations_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "organisations_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "organisations" to corridor_app;
grant select, insert on "organisations_history" to corridor_app;

-- District memberships
create table "district_memberships" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "organisation" uuid not null,
  "since" date not null,
  "district" text not null,
  "functional_area" text,
  primary key (region, id),
  unique (region, "organisation", "since")
);
create index "district_memberships_holder" on "district_memberships" (scope_holder);
create index "district_memberships_act" on "district_memberships" using brin (act);
create table "district_memberships_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "organisation" uuid not null,
  "since" date not null,
  "district" text not null,
  "functional_area" text,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "district_memberships_history_superseded" on "district_memberships_history" (superseded_by);
alter table "district_memberships" enable row level security;
alter table "district_memberships" force row level security;
create policy reading on "district_memberships" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "district_memberships" for insert with check (region = (select corridor_region()));
create policy changing on "district_memberships" for update using (region = (select corridor_region()));
create policy removing on "district_memberships" for delete using (region = (select corridor_region()));
alter table "district_memberships_history" enable row level security;
alter table "district_memberships_history" force row level security;
create policy reading on "district_memberships_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "district_memberships_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "district_memberships" to corridor_app;
grant select, insert on "district_memberships_history" to corridor_app;

-- Technology contracts
create table "technology_contracts" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "registration_number" text not null,
  "title" text not null,
  "kind" text not null,
  "technology_field" text not null,
  "seller" uuid not null,
  "buyer" uuid not null,
  "contract_amount" bigint not null,
  "technology_amount" bigint not null,
  "signed_on" date not null,
  "registered_on" date not null,
  "project_source" text,
  primary key (region, id),
  unique (region, "registration_number")
);
create index "technology_contracts_seller" on "technology_contracts" ("seller");
create index "technology_contracts_buyer" on "technology_contracts" ("buyer");
create index "technology_contracts_holder" on "technology_contracts" (scope_holder);
create index "technology_contracts_act" on "technology_contracts" using brin (act);
create table "technology_contracts_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "registration_number" text not null,
  "title" text not null,
  "kind" text not null,
  "technology_field" text not null,
  "seller" uuid not null,
  "buyer" uuid not null,
  "contract_amount" bigint not null,
  "technology_amount" bigint not null,
  "signed_on" date not null,
  "registered_on" date not null,
  "project_source" text,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "technology_contracts_history_superseded" on "technology_contracts_history" (superseded_by);
alter table "technology_contracts" enable row level security;
alter table "technology_contracts" force row level security;
create policy reading on "technology_contracts" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "technology_contracts" for insert with check (region = (select corridor_region()));
create policy changing on "technology_contracts" for update using (region = (select corridor_region()));
create policy removing on "technology_contracts" for delete using (region = (select corridor_region()));
alter table "technology_contracts_history" enable row level security;
alter table "technology_contracts_history" force row level security;
create policy reading on "technology_contracts_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "technology_contracts_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "technology_contracts" to corridor_app;
grant select, insert on "technology_contracts_history" to corridor_app;

-- Contract changes
create table "contract_changes" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "contract" uuid not null,
  "kind" text not null,
  "effective_on" date not null,
  "contract_amount" bigint,
  "technology_amount" bigint,
  "reason" text,
  primary key (region, id),
  unique (region, "contract", "effective_on")
);
create index "contract_changes_holder" on "contract_changes" (scope_holder);
create index "contract_changes_act" on "contract_changes" using brin (act);
create table "contract_changes_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "contract" uuid not null,
  "kind" text not null,
  "effective_on" date not null,
  "contract_amount" bigint,
  "technology_amount" bigint,
  "reason" text,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "contract_changes_history_superseded" on "contract_changes_history" (superseded_by);
alter table "contract_changes" enable row level security;
alter table "contract_changes" force row level security;
create policy reading on "contract_changes" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "contract_changes" for insert with check (region = (select corridor_region()));
create policy changing on "contract_changes" for update using (region = (select corridor_region()));
create policy removing on "contract_changes" for delete using (region = (select corridor_region()));
alter table "contract_changes_history" enable row level security;
alter table "contract_changes_history" force row level security;
create policy reading on "contract_changes_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "contract_changes_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "contract_changes" to corridor_app;
grant select, insert on "contract_changes_history" to corridor_app;

-- High-tech enterprise certificates
create table "hnte_certificates" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "certificate_number" text not null,
  "organisation" uuid not null,
  "issued_on" date not null,
  "valid_through" date not null,
  "disqualified_on" date,
  "basis" text,
  primary key (region, id),
  unique (region, "certificate_number")
);
create index "hnte_certificates_organisation" on "hnte_certificates" ("organisation");
create index "hnte_certificates_holder" on "hnte_certificates" (scope_holder);
create index "hnte_certificates_act" on "hnte_certificates" using brin (act);
create table "hnte_certificates_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "certificate_number" text not null,
  "organisation" uuid not null,
  "issued_on" date not null,
  "valid_through" date not null,
  "disqualified_on" date,
  "basis" text,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "hnte_certificates_history_superseded" on "hnte_certificates_history" (superseded_by);
alter table "hnte_certificates" enable row level security;
alter table "hnte_certificates" force row level security;
create policy reading on "hnte_certificates" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "hnte_certificates" for insert with check (region = (select corridor_region()));
create policy changing on "hnte_certificates" for update using (region = (select corridor_region()));
create policy removing on "hnte_certificates" for delete using (region = (select corridor_region()));
alter table "hnte_certificates_history" enable row level security;
alter table "hnte_certificates_history" force row level security;
create policy reading on "hnte_certificates_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "hnte_certificates_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "hnte_certificates" to corridor_app;
grant select, insert on "hnte_certificates_history" to corridor_app;

-- High-tech enterprise applications
create table "hnte_applications" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "application_number" text not null,
  "organisation" uuid not null,
  "basis" text not null,
  "accepted_on" date not null,
  "decided_on" date,
  primary key (region, id),
  unique (region, "application_number")
);
create index "hnte_applications_organisation" on "hnte_applications" ("organisation");
create index "hnte_applications_holder" on "hnte_applications" (scope_holder);
create index "hnte_applications_act" on "hnte_applications" using brin (act);
create table "hnte_applications_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "application_number" text not null,
  "organisation" uuid not null,
  "basis" text not null,
  "accepted_on" date not null,
  "decided_on" date,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "hnte_applications_history_superseded" on "hnte_applications_history" (superseded_by);
alter table "hnte_applications" enable row level security;
alter table "hnte_applications" force row level security;
create policy reading on "hnte_applications" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "hnte_applications" for insert with check (region = (select corridor_region()));
create policy changing on "hnte_applications" for update using (region = (select corridor_region()));
create policy removing on "hnte_applications" for delete using (region = (select corridor_region()));
alter table "hnte_applications_history" enable row level security;
alter table "hnte_applications_history" force row level security;
create policy reading on "hnte_applications_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "hnte_applications_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "hnte_applications" to corridor_app;
grant select, insert on "hnte_applications_history" to corridor_app;

-- Technology-SME entries
create table "tech_sme_entries" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "entry_number" text not null,
  "organisation" uuid not null,
  "entered_on" date not null,
  "revoked_on" date,
  primary key (region, id),
  unique (region, "entry_number")
);
create index "tech_sme_entries_organisation" on "tech_sme_entries" ("organisation");
create index "tech_sme_entries_holder" on "tech_sme_entries" (scope_holder);
create index "tech_sme_entries_act" on "tech_sme_entries" using brin (act);
create table "tech_sme_entries_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "entry_number" text not null,
  "organisation" uuid not null,
  "entered_on" date not null,
  "revoked_on" date,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "tech_sme_entries_history_superseded" on "tech_sme_entries_history" (superseded_by);
alter table "tech_sme_entries" enable row level security;
alter table "tech_sme_entries" force row level security;
create policy reading on "tech_sme_entries" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "tech_sme_entries" for insert with check (region = (select corridor_region()));
create policy changing on "tech_sme_entries" for update using (region = (select corridor_region()));
create policy removing on "tech_sme_entries" for delete using (region = (select corridor_region()));
alter table "tech_sme_entries_history" enable row level security;
alter table "tech_sme_entries_history" force row level security;
create policy reading on "tech_sme_entries_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "tech_sme_entries_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "tech_sme_entries" to corridor_app;
grant select, insert on "tech_sme_entries_history" to corridor_app;

-- Above-scale industrial list
create table "above_scale_listings" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "organisation" uuid not null,
  "listed_on" date not null,
  "delisted_on" date,
  "industry_class" text,
  primary key (region, id),
  unique (region, "organisation", "listed_on")
);
create index "above_scale_listings_holder" on "above_scale_listings" (scope_holder);
create index "above_scale_listings_act" on "above_scale_listings" using brin (act);
create table "above_scale_listings_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "organisation" uuid not null,
  "listed_on" date not null,
  "delisted_on" date,
  "industry_class" text,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "above_scale_listings_history_superseded" on "above_scale_listings_history" (superseded_by);
alter table "above_scale_listings" enable row level security;
alter table "above_scale_listings" force row level security;
create policy reading on "above_scale_listings" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "above_scale_listings" for insert with check (region = (select corridor_region()));
create policy changing on "above_scale_listings" for update using (region = (select corridor_region()));
create policy removing on "above_scale_listings" for delete using (region = (select corridor_region()));
alter table "above_scale_listings_history" enable row level security;
alter table "above_scale_listings_history" force row level security;
create policy reading on "above_scale_listings_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "above_scale_listings_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "above_scale_listings" to corridor_app;
grant select, insert on "above_scale_listings_history" to corridor_app;

-- In-house R&D institutions
create table "in_house_institutions" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "organisation" uuid not null,
  "name" text not null,
  "established_on" date not null,
  "closed_on" date,
  primary key (region, id),
  unique (region, "organisation", "name")
);
create index "in_house_institutions_holder" on "in_house_institutions" (scope_holder);
create index "in_house_institutions_act" on "in_house_institutions" using brin (act);
create table "in_house_institutions_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "organisation" uuid not null,
  "name" text not null,
  "established_on" date not null,
  "closed_on" date,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "in_house_institutions_history_superseded" on "in_house_institutions_history" (superseded_by);
alter table "in_house_institutions" enable row level security;
alter table "in_house_institutions" force row level security;
create policy reading on "in_house_institutions" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "in_house_institutions" for insert with check (region = (select corridor_region()));
create policy changing on "in_house_institutions" for update using (region = (select corridor_region()));
create policy removing on "in_house_institutions" for delete using (region = (select corridor_region()));
alter table "in_house_institutions_history" enable row level security;
alter table "in_house_institutions_history" force row level security;
create policy reading on "in_house_institutions_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "in_house_institutions_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "in_house_institutions" to corridor_app;
grant select, insert on "in_house_institutions_history" to corridor_app;

-- R&D institutions
create table "rd_institutions" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "name" text not null,
  "type" text not null,
  "host" uuid not null,
  "removed_on" date,
  primary key (region, id),
  unique (region, "name")
);
create index "rd_institutions_host" on "rd_institutions" ("host");
create index "rd_institutions_holder" on "rd_institutions" (scope_holder);
create index "rd_institutions_act" on "rd_institutions" using brin (act);
create table "rd_institutions_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "name" text not null,
  "type" text not null,
  "host" uuid not null,
  "removed_on" date,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "rd_institutions_history_superseded" on "rd_institutions_history" (superseded_by);
alter table "rd_institutions" enable row level security;
alter table "rd_institutions" force row level security;
create policy reading on "rd_institutions" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "rd_institutions" for insert with check (region = (select corridor_region()));
create policy changing on "rd_institutions" for update using (region = (select corridor_region()));
create policy removing on "rd_institutions" for delete using (region = (select corridor_region()));
alter table "rd_institutions_history" enable row level security;
alter table "rd_institutions_history" force row level security;
create policy reading on "rd_institutions_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "rd_institutions_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "rd_institutions" to corridor_app;
grant select, insert on "rd_institutions_history" to corridor_app;

-- Institution approvals
create table "institution_approvals" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "institution" uuid not null,
  "level" text not null,
  "approving_body" text not null,
  "document_number" text not null,
  "approved_on" date not null,
  primary key (region, id),
  unique (region, "institution", "level")
);
create index "institution_approvals_holder" on "institution_approvals" (scope_holder);
create index "institution_approvals_act" on "institution_approvals" using brin (act);
create table "institution_approvals_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "institution" uuid not null,
  "level" text not null,
  "approving_body" text not null,
  "document_number" text not null,
  "approved_on" date not null,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "institution_approvals_history_superseded" on "institution_approvals_history" (superseded_by);
alter table "institution_approvals" enable row level security;
alter table "institution_approvals" force row level security;
create policy reading on "institution_approvals" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "institution_approvals" for insert with check (region = (select corridor_region()));
create policy changing on "institution_approvals" for update using (region = (select corridor_region()));
create policy removing on "institution_approvals" for delete using (region = (select corridor_region()));
alter table "institution_approvals_history" enable row level security;
alter table "institution_approvals_history" force row level security;
create policy reading on "institution_approvals_history" for select using (region = (select corridor_region()) and (
    (select corridor_reach()) = 'city'
    or scope_district = any ((select corridor_districts())::text[])
    or scope_holder = any ((select corridor_holders())::uuid[])
  ));
create policy adding on "institution_approvals_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "institution_approvals" to corridor_app;
grant select, insert on "institution_approvals_history" to corridor_app;

-- Official statistics
create table "official_statistics" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "series" text not null,
  "year" integer not null,
  "amount" bigint not null,
  "published_on" date not null,
  "vintage" text not null,
  "document" text not null,
  primary key (region, id),
  unique (region, "series", "year", "published_on")
);
create index "official_statistics_holder" on "official_statistics" (scope_holder);
create index "official_statistics_act" on "official_statistics" using brin (act);
create table "official_statistics_history" (
  "act" bigint not null,
  "id" uuid not null,
  "scope_holder" uuid,
  "version" integer not null,
  "row_number" integer,
  "region" text not null,
  "scope_district" text,
  "series" text not null,
  "year" integer not null,
  "amount" bigint not null,
  "published_on" date not null,
  "vintage" text not null,
  "document" text not null,
  superseded_by bigint not null,
  removed boolean not null,
  primary key (region, id, version)
);
create index "official_statistics_history_superseded" on "official_statistics_history" (superseded_by);
alter table "official_statistics" enable row level security;
alter table "official_statistics" force row level security;
create policy reading on "official_statistics" for select using (region = (select corridor_region()));
create policy adding on "official_statistics" for insert with check (region = (select corridor_region()));
create policy changing on "official_statistics" for update using (region = (select corridor_region()));
create policy removing on "official_statistics" for delete using (region = (select corridor_region()));
alter table "official_statistics_history" enable row level security;
alter table "official_statistics_history" force row level security;
create policy reading on "official_statistics_history" for select using (region = (select corridor_region()));
create policy adding on "official_statistics_history" for insert with check (region = (select corridor_region()));
grant select, insert, update, delete on "official_statistics" to corridor_app;
grant select, insert on "official_statistics_history" to corridor_app;
