-- The audit chain: every act knows its transaction, and a sealer chains the committed acts by hash, append-only.

-- By the transaction's number the sealer knows which acts have committed; acts of before get this migration's.
alter table act add column tx bigint not null default txid_current();
create index act_tx on act (tx, id);
create policy own_transaction on act as restrictive for insert with check (tx = txid_current());

-- `digest` is over the act, `image` over the row that the act wrote where it wrote one record, `hash` over all of the
-- seal and the hash before it. There is no policy for update or delete: not even the owner changes a row by mistake.
create table act_seal (
  region text not null,
  number bigint not null check (number > 0),
  act bigint not null,
  sealed_at timestamptz not null,
  digest bytea not null check (octet_length(digest) = 32),
  image bytea check (octet_length(image) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (region, number),
  unique (region, act)
);
alter table act_seal enable row level security;
alter table act_seal force row level security;
create policy reading on act_seal for select using (region = (select corridor_region()));
create policy adding on act_seal for insert with check (region = (select corridor_region()));
grant select, insert on act_seal to corridor_app;
