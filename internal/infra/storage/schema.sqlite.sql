CREATE TRIGGER audit_outbox_no_delete before delete on audit_outbox
begin
    select raise(abort, 'audit_outbox is append-only');
end;

CREATE TRIGGER audit_outbox_no_update before update on audit_outbox
begin
    select raise(abort, 'audit_outbox is append-only');
end;

CREATE TRIGGER collective_report_edition_no_delete before delete on collective_report_edition
begin
    select raise(abort, 'collective_report_edition is append-only');
end;

CREATE TRIGGER collective_report_edition_no_update before update on collective_report_edition
begin
    select raise(abort, 'collective_report_edition is append-only');
end;

CREATE TRIGGER log_checkpoint_no_delete before delete on log_checkpoint
begin
    select raise(abort, 'log_checkpoint is append-only');
end;

CREATE TRIGGER log_checkpoint_no_update before update on log_checkpoint
begin
    select raise(abort, 'log_checkpoint is append-only');
end;

CREATE TRIGGER log_hash_no_delete before delete on log_hash
begin
    select raise(abort, 'log_hash is append-only');
end;

CREATE TRIGGER log_hash_no_update before update on log_hash
begin
    select raise(abort, 'log_hash is append-only');
end;

CREATE TRIGGER log_leaf_no_delete before delete on log_leaf
begin
    select raise(abort, 'log_leaf is append-only');
end;

CREATE TRIGGER log_leaf_no_update before update on log_leaf
begin
    select raise(abort, 'log_leaf is append-only');
end;

CREATE TRIGGER self_review_edition_no_delete before delete on self_review_edition
begin
    select raise(abort, 'self_review_edition is append-only');
end;

CREATE TRIGGER self_review_edition_no_update before update on self_review_edition
begin
    select raise(abort, 'self_review_edition is append-only');
end;

CREATE TABLE absence (
    id        text    primary key,
    person_id text    not null references person (id),
    year      integer not null,
    kind      text    not null,
    from_on   date,
    months    integer not null, -- hundredths of a month
    source    text    not null,

    constraint absence_kind check (kind in ('maternity', 'sick', 'unpaid', 'other'))
);

CREATE TABLE account (
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

CREATE TABLE agenda_item (
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

CREATE TABLE appointment (
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

CREATE TABLE attendance (
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

CREATE TABLE audit_outbox (
    id      text        primary key,
    at      timestamptz not null,
    payload text        not null, -- erased with the salt when retention is over
    salt    text        not null,
    leaf    text        not null
);

CREATE TABLE blob ( -- file contents, by SHA-256
    hash  text   primary key,
    data  bytea  not null,
    size  bigint not null
);

CREATE TABLE charge ( -- a leader put in charge of a unit (phụ trách)
    id        text primary key,
    person_id text not null references person (id),
    unit_id   text not null references unit (id),
    from_on   date,
    until_on  date
);

CREATE TABLE collective_report (
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

CREATE TABLE collective_report_edition (
    report_id text        not null references collective_report (id),
    edition   integer     not null,
    answers   text        not null,
    grades    text        not null,
    why       text        not null, -- what made this edition: sent for comment, settled, concluded
    made_by   text        not null references person (id),
    made_at   timestamptz not null,

    primary key (report_id, edition)
);

CREATE TABLE contribution ( -- a division's part of the department's report (R235)
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

CREATE TABLE cycle (
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

CREATE TABLE discipline (
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

CREATE TABLE document ( -- a rendered file
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

CREATE TABLE evidence (
    id        text        primary key,
    task_id   text        not null references task (id),
    file_name text        not null,
    media     text        not null,
    hash      text        not null references blob (hash),
    size      bigint      not null,
    added_by  text        not null references person (id),
    added_at  timestamptz not null
);

CREATE TABLE governing_document (
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

CREATE TABLE idempotency (
    key        text        not null,
    account_id text        not null references account (id),
    action     text        not null,
    answer     text        not null,
    tries      integer     not null default 1,
    made_at    timestamptz not null,

    primary key (account_id, key)
);

CREATE TABLE import_batch (
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

CREATE TABLE import_change ( -- what a batch changed, so that it can be undone as one
    batch_id text    not null references import_batch (id),
    position integer not null,
    kind     text    not null,
    row_id   text    not null,
    before   text    not null default '', -- JSON of what was before; empty when the batch made it

    primary key (batch_id, position)
);

CREATE TABLE invitation ( -- a one-time link, for set-up and for a lost password
    token_hash text        primary key,
    account_id text        references account (id), -- null: makes the first administrator
    expires_at timestamptz not null,
    used_at    timestamptz
);

CREATE TABLE job (
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

CREATE TABLE log_checkpoint (
    size      bigint      primary key,
    content   text        not null, -- signed note
    signed_at timestamptz not null
);

CREATE TABLE log_hash ( -- the stored hashes of the Merkle tree
    position bigint primary key,
    hash     text   not null
);

CREATE TABLE log_leaf (
    position  bigint primary key,
    outbox_id text   not null references audit_outbox (id),
    leaf      text   not null,

    constraint log_leaf_outbox_id unique (outbox_id)
);

CREATE TABLE mandate ( -- a role that no appointment gives
    id        text primary key,
    person_id text not null references person (id),
    role      text not null,
    from_on   date,
    until_on  date,

    constraint mandate_role check (role in ('party_committee', 'union_chair', 'youth_secretary', 'office_clerk', 'inspector'))
);

CREATE TABLE meeting (
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

CREATE TABLE migration_checksum (
    name text primary key,
    sum  text not null
);

CREATE TABLE milestone (
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

CREATE TABLE notice (
    id              text        primary key,
    rating_id       text        not null references rating (id),
    person_id       text        not null references person (id),
    issued_at       timestamptz not null,
    acknowledged_at timestamptz,
    petition_until  date,

    constraint notice_rating_id unique (rating_id)
);

CREATE TABLE outgoing_report (
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

CREATE TABLE participant ( -- a person as he or she takes part in a cycle
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

CREATE TABLE past_rating (
    person_id text    not null references person (id),
    year      integer not null,
    level     text    not null,
    source    text    not null,

    constraint past_rating_level check (level in ('excellent', 'good', 'completed', 'not_completed', 'not_rated')),
    primary key (person_id, year)
);

CREATE TABLE peer_group (
    id       text    primary key,
    cycle_id text    not null references cycle (id),
    name     text    not null,
    subject  text    not null,
    position integer not null,

    constraint peer_group_subject check (subject in ('person', 'collective')),
    constraint peer_group_cycle_id_name unique (cycle_id, name)
);

CREATE TABLE person (
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

CREATE TABLE petition (
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

CREATE TABLE proposal ( -- never overwritten by what is decided later (R036)
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

CREATE TABLE publication (
    id           text        primary key,
    cycle_id     text        not null references cycle (id),
    unit_id      text        not null references unit (id),
    published_at timestamptz not null,
    published_by text        not null references person (id),

    constraint publication_cycle_id_unit_id unique (cycle_id, unit_id)
);

CREATE TABLE rating (
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

CREATE TABLE rating_decision ( -- the act that fixes the levels of a list
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

CREATE TABLE recipient ( -- "Nơi nhận" of a kind of document of the cycle
    id       text    primary key,
    cycle_id text    not null references cycle (id),
    document text    not null,
    name     text    not null,
    purpose  text    not null default '', -- empty: to know
    position integer not null,

    constraint recipient_purpose check (purpose in ('', 'report', 'act', 'archive'))
);

CREATE TABLE remark (
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

CREATE TABLE report_comment (
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

CREATE TABLE roster_entry ( -- what the newest roster says of a person, with the identifiers it is kept under
    person_id text primary key references person (id),
    batch_id  text not null references import_batch (id),
    content   text not null -- JSON
);

CREATE TABLE roster_note ( -- words of the roster that no rule understood, by row
    id        text    primary key,
    batch_id  text    not null references import_batch (id),
    person_id text    references person (id),
    sheet_row integer not null,
    label     text    not null,
    content   text    not null
);

CREATE TABLE self_review (
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

CREATE TABLE self_review_edition ( -- every text ever handed in
    review_id  text        not null references self_review (id),
    edition    integer     not null,
    answers    text        not null,
    general    text        not null,
    self_level text        not null,
    tasks      text        not null default '[]', -- JSON: the person's tasks as they stood
    handed_at  timestamptz not null,

    primary key (review_id, edition, handed_at)
);

CREATE TABLE session (
    token_hash text        primary key,
    account_id text        not null references account (id),
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    proved_at  timestamptz not null -- last time the password was given
);

CREATE TABLE setting (
    name  text primary key,
    value text not null
);

CREATE TABLE shortcoming ( -- last year's, carried over until its status is told
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

CREATE TABLE sign_in_failure ( -- shared by all nodes, so a throttle cannot be walked round
    subject  text        primary key, -- "login:…" or "net:…"
    failures integer     not null,
    last_at  timestamptz not null
);

CREATE TABLE tally_count ( -- one of the two entries of a paper count
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

CREATE TABLE task (
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

CREATE TABLE transfer ( -- arrival in the agency during a year
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

CREATE TABLE unit (
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

CREATE TABLE unit_dossier (
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

CREATE TABLE unit_part ( -- a unit as it takes part in a cycle; its name as of then
    cycle_id      text    not null references cycle (id),
    unit_id       text    not null references unit (id),
    name          text    not null,
    kind          text    not null,
    peer_group_id text    references peer_group (id),
    display_order integer not null,

    primary key (cycle_id, unit_id)
);

CREATE INDEX absence_by_person on absence (person_id, year);

CREATE INDEX agenda_item_by_person on agenda_item (person_id);

CREATE INDEX appointment_by_person on appointment (person_id);

CREATE INDEX appointment_by_unit on appointment (unit_id);

CREATE INDEX audit_outbox_order on audit_outbox (at, id);

CREATE INDEX charge_by_person on charge (person_id);

CREATE INDEX discipline_by_person on discipline (person_id);

CREATE INDEX document_by_object on document (cycle_id, kind, object_id);

CREATE INDEX evidence_by_task on evidence (task_id);

CREATE INDEX governing_document_by_cycle on governing_document (cycle_id, position);

CREATE INDEX job_due on job (state, run_at);

CREATE INDEX mandate_by_person on mandate (person_id);

CREATE INDEX milestone_by_cycle on milestone (cycle_id, position);

CREATE INDEX notice_by_person on notice (person_id);

CREATE INDEX participant_by_unit on participant (cycle_id, unit_id);

CREATE INDEX person_by_name on person (agency_id, sort_key);

CREATE INDEX proposal_by_cycle on proposal (cycle_id, stage, unit_id);

CREATE INDEX rating_by_cycle on rating (cycle_id, state);

CREATE INDEX rating_by_decision on rating (decision_id);

CREATE INDEX rating_by_person on rating (person_id);

CREATE UNIQUE INDEX rating_cycle_id_person_id on rating (cycle_id, person_id) where person_id is not null and state <> 'superseded';

CREATE UNIQUE INDEX rating_cycle_id_unit_id_subject on rating (cycle_id, unit_id, subject) where person_id is null and state <> 'superseded';

CREATE INDEX rating_decision_by_cycle on rating_decision (cycle_id);

CREATE UNIQUE INDEX rating_decision_cycle_id_kind on rating_decision (cycle_id, kind) where state = 'draft';

CREATE INDEX recipient_by_document on recipient (cycle_id, document, position);

CREATE INDEX remark_by_item on remark (item_id, made_at);

CREATE INDEX report_comment_by_report on report_comment (report_id, made_at);

CREATE INDEX roster_note_by_person on roster_note (person_id);

CREATE INDEX session_by_account on session (account_id);

CREATE INDEX shortcoming_by_unit on shortcoming (cycle_id, unit_id);

CREATE INDEX task_by_person on task (person_id, cycle_id);

CREATE INDEX task_by_unit on task (cycle_id, unit_id);

CREATE INDEX transfer_by_person on transfer (person_id);

