-- +goose Up
create table cycle (
    id          text        primary key,
    agency_id   text        not null references unit (id),
    year        integer     not null,
    title       text        not null,
    state       text        not null,
    layer       text        not null, -- rule book of the agency or province
    plan_number text        not null default '', -- given by the records clerk, never invented
    plan_on     date,
    purpose     text        not null default '',
    issued_at   timestamptz,
    issued_by   text        references person (id),
    version     integer     not null default 1,

    constraint cycle_state check (state in ('draft', 'issued', 'closed')),
    constraint cycle_issued check (state = 'draft' or (issued_at is not null and issued_by is not null)),
    constraint cycle_agency_id_year unique (agency_id, year)
);

create table milestone (
    id        text    primary key,
    cycle_id  text    not null references cycle (id),
    code      text    not null, -- which step it times; empty for a free one
    title     text    not null,
    from_on   date,
    until_on  date    not null,
    inclusive boolean not null, -- "chậm nhất ngày" counts the day, "trước ngày" does not
    tentative boolean not null default false, -- "dự kiến"
    owner     text    not null,
    source    text    not null, -- the words and place in the plan
    position  integer not null,
    version   integer not null default 1,

    constraint milestone_owner check (owner in ('unit_heads', 'office', 'director', 'everyone')),
    constraint milestone_order check (from_on is null or from_on <= until_on)
);
create index milestone_by_cycle on milestone (cycle_id, position);

create table governing_document (
    id           text    primary key,
    cycle_id     text    not null references cycle (id),
    citation     text    not null, -- as the plan writes it
    kind         text    not null default '',
    number       text    not null default '',
    issuer       text    not null default '',
    issued_year  integer not null default 0, -- partial dates are lawful on drafts
    issued_month integer not null default 0,
    issued_day   integer not null default 0,
    title        text    not null default '',
    aliases      text    not null default '',
    role         text    not null,
    loaded       boolean not null default false, -- its text is in a rule book
    resolved     boolean not null default true,  -- false: no known document bears this citation
    note         text    not null default '',
    done         boolean not null default false, -- checklist of R163, R171
    position     integer not null,
    version      integer not null default 1,

    constraint governing_document_role check (role in ('basis', 'instruction', 'regulation', 'party_plan', 'form', 'linked'))
);
create index governing_document_by_cycle on governing_document (cycle_id, position);

create table peer_group (
    id       text    primary key,
    cycle_id text    not null references cycle (id),
    name     text    not null,
    subject  text    not null,
    position integer not null,

    constraint peer_group_subject check (subject in ('person', 'collective')),
    constraint peer_group_cycle_id_name unique (cycle_id, name)
);

create table unit_part ( -- a unit as it takes part in a cycle; its name as of then
    cycle_id      text    not null references cycle (id),
    unit_id       text    not null references unit (id),
    name          text    not null,
    kind          text    not null,
    peer_group_id text    references peer_group (id),
    display_order integer not null,

    primary key (cycle_id, unit_id)
);

create table participant ( -- a person as he or she takes part in a cycle
    cycle_id       text    not null references cycle (id),
    person_id      text    not null references person (id),
    unit_id        text    not null references unit (id),
    name           text    not null,
    title          text    not null,
    post           text    not null,
    class          text    not null,
    party_member   boolean not null,
    form           text    not null,
    peer_group_id  text    references peer_group (id),
    exempt_reason  text    not null default '', -- why no self-review is owed
    display_order  integer not null,

    primary key (cycle_id, person_id)
);
create index participant_by_unit on participant (cycle_id, unit_id);

create table task (
    id          text    primary key,
    cycle_id    text    not null references cycle (id),
    unit_id     text    not null references unit (id),
    person_id   text    references person (id), -- null: a task of the unit
    title       text    not null,
    product     text    not null,
    quantity    text    not null default '',
    due_on      date,
    done_on     date,
    result      text    not null default '',
    outcome     text    not null,
    explanation text    not null default '',
    position    integer not null,
    version     integer not null default 1,

    constraint task_outcome check (outcome in ('open', 'not_done', 'not_assured', 'assured', 'high_effect', 'exceeded'))
);
create index task_by_unit on task (cycle_id, unit_id);
create index task_by_person on task (person_id, cycle_id);

create table evidence (
    id        text        primary key,
    task_id   text        not null references task (id),
    file_name text        not null,
    media     text        not null,
    hash      text        not null references blob (hash),
    size      bigint      not null,
    added_by  text        not null references person (id),
    added_at  timestamptz not null
);
create index evidence_by_task on evidence (task_id);

create table shortcoming ( -- last year's, carried over until its status is told
    id         text    primary key,
    cycle_id   text    not null references cycle (id),
    unit_id    text    not null references unit (id),
    person_id  text    references person (id),
    from_year  integer not null,
    content    text    not null,
    cause      text    not null default '',
    measure    text    not null default '',
    due_on     date,
    status     text    not null,
    note       text    not null default '',
    position   integer not null,
    version    integer not null default 1,

    constraint shortcoming_status check (status in ('unknown', 'done', 'in_progress', 'not_done')),
    constraint shortcoming_reason check (status <> 'not_done' or note <> '')
);
create index shortcoming_by_unit on shortcoming (cycle_id, unit_id);
