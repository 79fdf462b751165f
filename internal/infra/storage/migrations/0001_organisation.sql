-- +goose Up
create table migration_checksum (
    name text primary key,
    sum  text not null
);

create table setting (
    name  text primary key,
    value text not null
);

create table unit (
    id            text    primary key,
    agency_id     text    not null references unit (id),
    parent_id     text    references unit (id),
    name          text    not null,
    kind          text    not null,
    letterhead    text    not null default '', -- lines above the name in documents, one a line
    symbol        text    not null default '', -- SNV in "15/QĐ-SNV"
    place         text    not null default '', -- where documents are dated
    display_order integer not null default 0,
    valid_from    date,
    valid_until   date,
    version       integer not null default 1,

    constraint unit_kind check (kind in ('agency', 'leadership', 'office', 'division', 'service_unit')),
    constraint unit_agency_id_name unique (agency_id, name)
);

create table person (
    id           text    primary key,
    agency_id    text    not null references unit (id),
    name         text    not null,
    sort_key     text    not null,
    name_key     text    not null, -- folded: no marks, lower case, for search
    born_on      date,
    birth_year   integer not null default 0,
    sex          text    not null default '',
    personal_id  text    not null,
    class        text    not null,
    party_member boolean not null default false,
    removed      boolean not null default false,
    version      integer not null default 1,

    constraint person_sex check (sex in ('', 'female', 'male')),
    constraint person_class check (class in ('cadre', 'civil_servant', 'public_employee', 'contract_worker')),
    constraint person_agency_id_personal_id unique (agency_id, personal_id)
);
create index person_by_name on person (agency_id, sort_key);

create table appointment (
    id            text    primary key,
    person_id     text    not null references person (id),
    unit_id       text    not null references unit (id),
    post          text    not null,
    title         text    not null,
    rank_code     text    not null default '',
    from_on       date,
    until_on      date,
    display_order integer not null default 0,

    constraint appointment_post check (post in ('head', 'deputy', 'leader', 'none'))
);
create index appointment_by_person on appointment (person_id);
create index appointment_by_unit on appointment (unit_id);

create table charge ( -- a leader put in charge of a unit (phụ trách)
    id        text primary key,
    person_id text not null references person (id),
    unit_id   text not null references unit (id),
    from_on   date,
    until_on  date
);
create index charge_by_person on charge (person_id);

create table mandate ( -- a role that no appointment gives
    id        text primary key,
    person_id text not null references person (id),
    role      text not null,
    from_on   date,
    until_on  date,

    constraint mandate_role check (role in ('party_committee', 'union_chair', 'youth_secretary', 'office_clerk', 'inspector'))
);
create index mandate_by_person on mandate (person_id);

create table absence (
    id        text    primary key,
    person_id text    not null references person (id),
    year      integer not null,
    kind      text    not null,
    from_on   date,
    months    integer not null, -- hundredths of a month
    source    text    not null,

    constraint absence_kind check (kind in ('maternity', 'sick', 'unpaid', 'other'))
);
create index absence_by_person on absence (person_id, year);

create table discipline (
    id             text    primary key,
    person_id      text    not null references person (id),
    kind           text    not null,
    form           text    not null,
    document       text    not null default '',
    act            text    not null default '',
    issued_on      date,
    effective_on   date    not null,
    violation_year integer not null default 0,
    counted_year   integer not null default 0, -- year whose not_completed already rests on this act
    duty_related   boolean not null default true,
    source         text    not null,

    constraint discipline_kind check (kind in ('party', 'administrative')),
    constraint discipline_form check (form in ('reprimand', 'warning', 'pay_cut', 'demotion', 'removal', 'expulsion', 'dismissal'))
);
create index discipline_by_person on discipline (person_id);

create table transfer ( -- arrival in the agency during a year
    id              text    primary key,
    person_id       text    not null references person (id),
    joined_on       date    not null,
    recruited       boolean not null default false, -- first job: no old unit
    old_unit        text    not null default '',
    old_unit_exists boolean not null default true,
    old_from_on     date,
    old_until_on    date,
    comment         text    not null default '', -- the old unit's, Article 20(1)
    comment_on      date,
    source          text    not null
);
create index transfer_by_person on transfer (person_id);

create table past_rating (
    person_id text    not null references person (id),
    year      integer not null,
    level     text    not null,
    source    text    not null,

    constraint past_rating_level check (level in ('excellent', 'good', 'completed', 'not_completed', 'not_rated')),
    primary key (person_id, year)
);

create table import_batch (
    id           text        primary key,
    agency_id    text        references unit (id),
    kind         text        not null,
    file_name    text        not null,
    file_hash    text        not null,
    mapping      text        not null, -- JSON
    outcome      text        not null, -- JSON: counts
    state        text        not null,
    made_at      timestamptz not null,
    made_by      text        not null,
    applied_at   timestamptz,
    applied_by   text        not null default '',
    undone_at    timestamptz,
    undone_by    text        not null default '',

    constraint import_batch_kind check (kind in ('roster')),
    constraint import_batch_state check (state in ('previewed', 'applied', 'undone')),
    constraint import_batch_applied check (state = 'previewed' or applied_at is not null)
);

create table import_change ( -- what a batch changed, so that it can be undone as one
    batch_id text    not null references import_batch (id),
    position integer not null,
    kind     text    not null,
    row_id   text    not null,
    before   text    not null default '', -- JSON of what was before; empty when the batch made it

    primary key (batch_id, position)
);

create table roster_entry ( -- what the newest roster says of a person, with the identifiers it is kept under
    person_id text primary key references person (id),
    batch_id  text not null references import_batch (id),
    content   text not null -- JSON
);

create table roster_note ( -- words of the roster that no rule understood, by row
    id        text    primary key,
    batch_id  text    not null references import_batch (id),
    person_id text    references person (id),
    sheet_row integer not null,
    label     text    not null,
    content   text    not null
);
create index roster_note_by_person on roster_note (person_id);

create table blob ( -- file contents, by SHA-256
    hash  text   primary key,
    data  bytea  not null,
    size  bigint not null
);
