-- +goose Up
create table account (
    id            text        primary key,
    agency_id     text        references unit (id), -- null until the agency is imported
    person_id     text        references person (id),
    login         text        not null,
    name          text        not null,
    admin         boolean     not null default false,
    password_hash text        not null default '',
    state         text        not null,
    made_at       timestamptz not null,
    version       integer     not null default 1,

    constraint account_state check (state in ('invited', 'active', 'disabled')),
    constraint account_active check (state <> 'active' or password_hash <> ''),
    constraint account_login unique (login),
    constraint account_person_id unique (person_id)
);

create table session (
    token_hash text        primary key,
    account_id text        not null references account (id),
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    proved_at  timestamptz not null -- last time the password was given
);
create index session_by_account on session (account_id);

create table invitation ( -- a one-time link, for set-up and for a lost password
    token_hash text        primary key,
    account_id text        references account (id), -- null: makes the first administrator
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table sign_in_failure ( -- shared by all nodes, so a throttle cannot be walked round
    subject  text        primary key, -- "login:…" or "net:…"
    failures integer     not null,
    last_at  timestamptz not null
);

create table idempotency (
    key        text        not null,
    account_id text        not null references account (id),
    action     text        not null,
    answer     text        not null,
    tries      integer     not null default 1,
    made_at    timestamptz not null,

    primary key (account_id, key)
);

create table job (
    id          text        primary key,
    kind        text        not null,
    payload     text        not null,
    state       text        not null,
    attempt     integer     not null default 0,
    max_attempt integer     not null,
    run_at      timestamptz not null,
    leased_until timestamptz,
    finished_at timestamptz,
    last_error  text        not null default '',

    constraint job_state check (state in ('waiting', 'running', 'done', 'discarded')),
    constraint job_finished check ((state in ('done', 'discarded')) = (finished_at is not null)),
    constraint job_leased check ((state = 'running') = (leased_until is not null))
);
create index job_due on job (state, run_at);

create table audit_outbox (
    id      text        primary key,
    at      timestamptz not null,
    payload text        not null, -- erased with the salt when retention is over
    salt    text        not null,
    leaf    text        not null
);
create index audit_outbox_order on audit_outbox (at, id);

create table log_leaf (
    position  bigint primary key,
    outbox_id text   not null references audit_outbox (id),
    leaf      text   not null,

    constraint log_leaf_outbox_id unique (outbox_id)
);

create table log_hash ( -- the stored hashes of the Merkle tree
    position bigint primary key,
    hash     text   not null
);

create table log_checkpoint (
    size      bigint      primary key,
    content   text        not null, -- signed note
    signed_at timestamptz not null
);
