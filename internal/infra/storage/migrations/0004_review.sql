-- +goose Up
create table self_review (
    id            text        primary key,
    cycle_id      text        not null references cycle (id),
    person_id     text        not null references person (id),
    form          text        not null,
    state         text        not null,
    answers       text        not null default '{}', -- JSON: section -> text
    pens          text        not null default '{}', -- JSON: section -> the form on a screen that last wrote it
    self_level    text        not null default '',
    general       text        not null default '{}', -- JSON: criterion group -> good | met | not_met
    truth         boolean     not null default false, -- statement of truth
    submitted_at  timestamptz,
    returned_note text        not null default '',
    returned_by   text        references person (id),
    edition       integer     not null default 1, -- 2: completed after the meeting
    saved_at      timestamptz,
    version       integer     not null default 1,

    constraint self_review_state check (state in ('draft', 'submitted', 'returned', 'revising', 'completed')),
    constraint self_review_truth check (state in ('draft', 'returned') or truth),
    constraint self_review_returned check (state <> 'returned' or returned_note <> ''),
    constraint self_review_cycle_id_person_id unique (cycle_id, person_id)
);

create table self_review_edition ( -- every text ever handed in
    review_id  text        not null references self_review (id),
    edition    integer     not null,
    answers    text        not null,
    general    text        not null,
    self_level text        not null,
    tasks      text        not null default '[]', -- JSON: the person's tasks as they stood
    handed_at  timestamptz not null,

    primary key (review_id, edition, handed_at)
);

create table collective_report (
    id             text    primary key,
    cycle_id       text    not null references cycle (id),
    unit_id        text    not null references unit (id),
    kind           text    not null,
    state          text    not null,
    answers        text    not null default '{}', -- JSON: section -> text
    grades         text    not null default '{}', -- JSON: section -> excellent | good | average | poor
    revisions      text    not null default '{}', -- JSON: section -> revision and who wrote it: each section is guarded by itself
    self_level     text    not null default '',
    conclusion     text    not null default '',
    proposed_level text    not null default '',
    due_on         date,
    edition        integer not null default 0,
    version        integer not null default 1,

    constraint collective_report_kind check (kind in ('unit', 'agency', 'leadership')),
    constraint collective_report_state check (state in ('draft', 'consulting', 'settled', 'concluded')),
    constraint collective_report_cycle_id_unit_id_kind unique (cycle_id, unit_id, kind)
);

create table collective_report_edition (
    report_id text        not null references collective_report (id),
    edition   integer     not null,
    answers   text        not null,
    grades    text        not null,
    why       text        not null, -- what made this edition: sent for comment, settled, concluded
    made_by   text        not null references person (id),
    made_at   timestamptz not null,

    primary key (report_id, edition)
);

create table report_comment (
    id             text        primary key,
    report_id      text        not null references collective_report (id),
    author_id      text        not null references person (id),
    section        text        not null default '', -- empty: the report as a whole
    content        text        not null default '',
    no_comment     boolean     not null default false, -- a recorded answer
    responsibility text        not null default '', -- own part in strengths and shortcomings (R205)
    resolution     text        not null default '',
    reason         text        not null default '',
    made_at        timestamptz not null,
    version        integer     not null default 1,

    constraint report_comment_resolution check (resolution in ('', 'accepted', 'declined')),
    constraint report_comment_reason check (resolution <> 'declined' or reason <> ''),
    constraint report_comment_said check (no_comment or content <> '')
);
create index report_comment_by_report on report_comment (report_id, made_at);

create table contribution ( -- a division's part of the department's report (R235)
    id           text        primary key,
    cycle_id     text        not null references cycle (id),
    unit_id      text        not null references unit (id),
    answers      text        not null default '{}',
    state        text        not null,
    submitted_at timestamptz,
    version      integer     not null default 1,

    constraint contribution_state check (state in ('draft', 'submitted')),
    constraint contribution_cycle_id_unit_id unique (cycle_id, unit_id)
);

create table meeting (
    id              text        primary key,
    cycle_id        text        not null references cycle (id),
    unit_id         text        not null references unit (id),
    kind            text        not null,
    state           text        not null,
    held_on         date,
    held_at         text        not null default '', -- hour as announced
    place           text        not null default '',
    late_reason     text        not null default '', -- why the day lies outside the plan's dates
    chair_id        text        references person (id),
    stand_in_id     text        references person (id), -- chairs the chair's own item
    secretary_id    text        references person (id),
    tellers         text        not null default '[]', -- JSON: the two people who count a ballot
    opened_at       timestamptz,
    closed_at       timestamptz,
    minutes         text        not null default '', -- the parts a secretary words, JSON
    adopted_for     integer     not null default 0,
    adopted_against integer     not null default 0,
    adopted_at      timestamptz,
    version         integer     not null default 1,

    constraint meeting_kind check (kind in ('division_review', 'leadership_review', 'agency_ballot', 'consultation')),
    constraint meeting_state check (state in ('planned', 'open', 'adopted')),
    constraint meeting_adopted check ((state = 'adopted') = (adopted_at is not null)),
    constraint meeting_chairs check (chair_id is null or stand_in_id is null or chair_id <> stand_in_id),
    constraint meeting_cycle_id_unit_id_kind unique (cycle_id, unit_id, kind)
);

create table attendance (
    id         text    primary key,
    meeting_id text    not null references meeting (id),
    person_id  text    references person (id),
    guest      text    not null default '', -- name and body of someone outside the agency
    votes      boolean not null, -- guests and invitees sit without a vote
    state      text    not null,
    reason     text    not null default '',
    position   integer not null,

    constraint attendance_state check (state in ('invited', 'present', 'absent')),
    constraint attendance_absent check (state <> 'absent' or reason <> ''),
    constraint attendance_someone check ((person_id is null) = (guest <> '')),
    constraint attendance_meeting_id_person_id unique (meeting_id, person_id)
);

create table agenda_item (
    id             text        primary key,
    meeting_id     text        not null references meeting (id),
    position       integer     not null,
    subject        text        not null,
    unit_id        text        references unit (id),
    person_id      text        references person (id),
    chair_id       text        not null references person (id),
    state          text        not null,
    strengths      text        not null default '',
    shortcomings   text        not null default '',
    no_shortcoming text        not null default '', -- why none is stated (R148)
    conclusion     text        not null default '',
    proposed_level text        not null default '',
    level_reason   text        not null default '', -- why it departs from what is computed
    rank           integer     not null default 0, -- among those proposed excellent
    people         text        not null default '[]', -- JSON: the levels of a unit's people, at the consultation
    computed       text        not null default '', -- JSON: the engine's answer when the item was opened or drafted
    votes          text        not null default '{}', -- JSON: hands on the report, level -> count
    general        text        not null default '{}', -- JSON: criterion group -> good | met | not_met, as the chair concludes
    opened_at      timestamptz,
    concluded_at   timestamptz,
    version        integer     not null default 1,

    constraint agenda_item_subject check (subject in ('collective', 'person', 'agency')),
    constraint agenda_item_state check (state in ('waiting', 'open', 'concluded')),
    constraint agenda_item_own_chair check (person_id is null or person_id <> chair_id),
    constraint agenda_item_meeting_id_position unique (meeting_id, position)
);

create index agenda_item_by_person on agenda_item (person_id);

create table remark (
    id         text        primary key,
    item_id    text        not null references agenda_item (id),
    speaker_id text        references person (id),
    guest      text        not null default '',
    content    text        not null default '',
    no_comment boolean     not null default false,
    made_at    timestamptz not null,
    entered_by text        not null references person (id),

    constraint remark_said check (no_comment or content <> ''),
    constraint remark_someone check ((speaker_id is null) = (guest <> ''))
);
create index remark_by_item on remark (item_id, made_at);

create table tally_count ( -- one of the two entries of a paper count
    item_id      text        not null references agenda_item (id),
    entered_by   text        not null references person (id),
    issued       integer     not null,
    returned     integer     not null,
    not_returned integer     not null,
    valid        integer     not null,
    invalid      integer     not null,
    levels       text        not null, -- JSON: level -> count
    entered_at   timestamptz not null,
    version      integer     not null default 1,

    primary key (item_id, entered_by)
);
