-- +goose Up
create table unit_dossier (
    id            text        primary key,
    cycle_id      text        not null references cycle (id),
    unit_id       text        not null references unit (id),
    state         text        not null,
    submitted_at  timestamptz,
    submitted_by  text        references person (id),
    received_at   timestamptz,
    returned_note text        not null default '',
    version       integer     not null default 1,

    constraint unit_dossier_state check (state in ('open', 'submitted', 'returned', 'accepted')),
    constraint unit_dossier_returned check (state <> 'returned' or returned_note <> ''),
    constraint unit_dossier_cycle_id_unit_id unique (cycle_id, unit_id)
);

create table proposal ( -- never overwritten by what is decided later (R036)
    id         text        primary key,
    cycle_id   text        not null references cycle (id),
    unit_id    text        not null references unit (id), -- the body that proposes, or the collective proposed
    person_id  text        references person (id), -- null: the collective itself
    stage      text        not null,
    level      text        not null,
    rank       integer     not null default 0, -- 1 is first among those proposed excellent
    grounds    text        not null default '',
    made_by    text        not null references person (id),
    made_at    timestamptz not null,
    current    boolean     not null default true,

    constraint proposal_stage check (stage in ('division', 'leadership', 'consultation'))
);
create index proposal_by_cycle on proposal (cycle_id, stage, unit_id);

create table rating_decision ( -- the act that fixes the levels of a list
    id         text        primary key,
    cycle_id   text        not null references cycle (id),
    kind       text        not null,
    state      text        not null,
    number     text        not null default '',
    dated_on   date,
    authority  text        not null, -- who decides: the director, or the body above
    signed_at  timestamptz,
    signed_by  text        references person (id),
    note       text        not null default '',
    version    integer     not null default 1,

    constraint rating_decision_kind check (kind in ('units', 'people', 'superior')),
    constraint rating_decision_state check (state in ('draft', 'signed')),
    constraint rating_decision_signed check ((state = 'signed') = (signed_at is not null))
);
create index rating_decision_by_cycle on rating_decision (cycle_id);
create unique index rating_decision_cycle_id_kind on rating_decision (cycle_id, kind) where state = 'draft';

create table rating (
    id            text        primary key,
    decision_id   text        not null references rating_decision (id),
    cycle_id      text        not null references cycle (id),
    unit_id       text        not null references unit (id), -- the collective, or the person's unit
    person_id     text        references person (id),
    subject       text        not null,
    level         text        not null default '', -- empty while the draft leaves it open
    computed      text        not null default '',
    outcome       text        not null default '{}', -- JSON: the engine's whole answer
    reason        text        not null default '', -- why it departs from what is computed
    remarks       text        not null default '', -- the agreed remarks that are published
    provisional   boolean     not null default false,
    state         text        not null,
    supersedes_id text        references rating (id),
    recheck       text        not null default '{}', -- JSON: why it must be decided again, and the clause
    decided_at    timestamptz,
    version       integer     not null default 1,

    constraint rating_subject check (subject in ('person', 'collective', 'agency', 'leadership')),
    constraint rating_state check (state in ('draft', 'final', 'superseded')),
    constraint rating_level check (level in ('', 'excellent', 'good', 'completed', 'not_completed', 'not_rated')),
    constraint rating_final check (state = 'draft' or (level <> '' and decided_at is not null))
);
create index rating_by_cycle on rating (cycle_id, state);
create unique index rating_cycle_id_person_id on rating (cycle_id, person_id) where person_id is not null and state <> 'superseded';
create unique index rating_cycle_id_unit_id_subject on rating (cycle_id, unit_id, subject) where person_id is null and state <> 'superseded';
create index rating_by_decision on rating (decision_id);
create index rating_by_person on rating (person_id);

create table notice (
    id              text        primary key,
    rating_id       text        not null references rating (id),
    person_id       text        not null references person (id),
    issued_at       timestamptz not null,
    acknowledged_at timestamptz,
    petition_until  date,

    constraint notice_rating_id unique (rating_id)
);
create index notice_by_person on notice (person_id);

create table publication (
    id           text        primary key,
    cycle_id     text        not null references cycle (id),
    unit_id      text        not null references unit (id),
    published_at timestamptz not null,
    published_by text        not null references person (id),

    constraint publication_cycle_id_unit_id unique (cycle_id, unit_id)
);

create table petition (
    id          text        primary key,
    rating_id   text        not null references rating (id),
    person_id   text        not null references person (id),
    content     text        not null,
    state       text        not null,
    filed_at    timestamptz not null,
    answer      text        not null default '',
    answered_by text        references person (id),
    answered_at timestamptz,
    version     integer     not null default 1,

    constraint petition_state check (state in ('filed', 'forwarded', 'answered')),
    constraint petition_answered check ((state = 'filed') = (answered_at is null)),
    constraint petition_words check (state = 'filed' or answer <> ''),
    constraint petition_rating_id unique (rating_id)
);

create table outgoing_report (
    id         text        primary key,
    cycle_id   text        not null references cycle (id),
    recipient  text        not null,
    state      text        not null,
    note       text        not null default '',
    sent_at    timestamptz,
    sent_by    text        references person (id),
    version    integer     not null default 1,

    constraint outgoing_report_recipient check (recipient in ('committee', 'party_commission')),
    constraint outgoing_report_state check (state in ('draft', 'sent')),
    constraint outgoing_report_cycle_id_recipient unique (cycle_id, recipient)
);

create table document ( -- a rendered file
    id         text        primary key,
    cycle_id   text        not null references cycle (id),
    kind       text        not null,
    object_id  text        not null, -- what it shows: a meeting, a rating, a decision …
    format     text        not null,
    file_name  text        not null,
    hash       text        references blob (hash), -- null while the job has not run
    asked_at   timestamptz not null,
    made_at    timestamptz,
    asked_by   text        not null,

    constraint document_format check (format in ('docx', 'pdf', 'xlsx')),
    constraint document_made check ((hash is null) = (made_at is null))
);
create index document_by_object on document (cycle_id, kind, object_id);

create table recipient ( -- "Nơi nhận" of a kind of document of the cycle
    id       text    primary key,
    cycle_id text    not null references cycle (id),
    document text    not null,
    name     text    not null,
    purpose  text    not null default '', -- empty: to know
    position integer not null,

    constraint recipient_purpose check (purpose in ('', 'report', 'act', 'archive'))
);
create index recipient_by_document on recipient (cycle_id, document, position);
