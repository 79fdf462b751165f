absence constraint absence_kind CHECK ((kind = ANY (ARRAY['maternity'::text, 'sick'::text, 'unpaid'::text, 'other'::text])))
absence constraint absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
absence constraint absence_pkey PRIMARY KEY (id)
absence index CREATE INDEX absence_by_person ON absence USING btree (person_id, year)
absence index CREATE UNIQUE INDEX absence_pkey ON absence USING btree (id)
absence.from_on date
absence.id text not null
absence.kind text not null
absence.months integer not null
absence.person_id text not null
absence.source text not null
absence.year integer not null
account constraint account_active CHECK (((state <> 'active'::text) OR (password_hash <> ''::text)))
account constraint account_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES unit(id)
account constraint account_login UNIQUE (login)
account constraint account_person_id UNIQUE (person_id)
account constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
account constraint account_pkey PRIMARY KEY (id)
account constraint account_state CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'disabled'::text])))
account index CREATE UNIQUE INDEX account_login ON account USING btree (login)
account index CREATE UNIQUE INDEX account_person_id ON account USING btree (person_id)
account index CREATE UNIQUE INDEX account_pkey ON account USING btree (id)
account.admin boolean not null default false
account.agency_id text
account.id text not null
account.login text not null
account.made_at timestamp with time zone not null
account.name text not null
account.password_hash text not null default ''::text
account.person_id text
account.state text not null
account.version integer not null default 1
agenda_item constraint agenda_item_chair_id_fkey FOREIGN KEY (chair_id) REFERENCES person(id)
agenda_item constraint agenda_item_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id)
agenda_item constraint agenda_item_meeting_id_position UNIQUE (meeting_id, "position")
agenda_item constraint agenda_item_own_chair CHECK (((person_id IS NULL) OR (person_id <> chair_id)))
agenda_item constraint agenda_item_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
agenda_item constraint agenda_item_pkey PRIMARY KEY (id)
agenda_item constraint agenda_item_state CHECK ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'concluded'::text])))
agenda_item constraint agenda_item_subject CHECK ((subject = ANY (ARRAY['collective'::text, 'person'::text, 'agency'::text])))
agenda_item constraint agenda_item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
agenda_item index CREATE INDEX agenda_item_by_person ON agenda_item USING btree (person_id)
agenda_item index CREATE UNIQUE INDEX agenda_item_meeting_id_position ON agenda_item USING btree (meeting_id, "position")
agenda_item index CREATE UNIQUE INDEX agenda_item_pkey ON agenda_item USING btree (id)
agenda_item.chair_id text not null
agenda_item.computed text not null default ''::text
agenda_item.concluded_at timestamp with time zone
agenda_item.conclusion text not null default ''::text
agenda_item.general text not null default '{}'::text
agenda_item.id text not null
agenda_item.level_reason text not null default ''::text
agenda_item.meeting_id text not null
agenda_item.no_shortcoming text not null default ''::text
agenda_item.opened_at timestamp with time zone
agenda_item.people text not null default '[]'::text
agenda_item.person_id text
agenda_item.position integer not null
agenda_item.proposed_level text not null default ''::text
agenda_item.rank integer not null default 0
agenda_item.shortcomings text not null default ''::text
agenda_item.state text not null
agenda_item.strengths text not null default ''::text
agenda_item.subject text not null
agenda_item.unit_id text
agenda_item.version integer not null default 1
agenda_item.votes text not null default '{}'::text
appointment constraint appointment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
appointment constraint appointment_pkey PRIMARY KEY (id)
appointment constraint appointment_post CHECK ((post = ANY (ARRAY['head'::text, 'deputy'::text, 'leader'::text, 'none'::text])))
appointment constraint appointment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
appointment index CREATE INDEX appointment_by_person ON appointment USING btree (person_id)
appointment index CREATE INDEX appointment_by_unit ON appointment USING btree (unit_id)
appointment index CREATE UNIQUE INDEX appointment_pkey ON appointment USING btree (id)
appointment.display_order integer not null default 0
appointment.from_on date
appointment.id text not null
appointment.person_id text not null
appointment.post text not null
appointment.rank_code text not null default ''::text
appointment.title text not null
appointment.unit_id text not null
appointment.until_on date
attendance constraint attendance_absent CHECK (((state <> 'absent'::text) OR (reason <> ''::text)))
attendance constraint attendance_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id)
attendance constraint attendance_meeting_id_person_id UNIQUE (meeting_id, person_id)
attendance constraint attendance_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
attendance constraint attendance_pkey PRIMARY KEY (id)
attendance constraint attendance_someone CHECK (((person_id IS NULL) = (guest <> ''::text)))
attendance constraint attendance_state CHECK ((state = ANY (ARRAY['invited'::text, 'present'::text, 'absent'::text])))
attendance index CREATE UNIQUE INDEX attendance_meeting_id_person_id ON attendance USING btree (meeting_id, person_id)
attendance index CREATE UNIQUE INDEX attendance_pkey ON attendance USING btree (id)
attendance.guest text not null default ''::text
attendance.id text not null
attendance.meeting_id text not null
attendance.person_id text
attendance.position integer not null
attendance.reason text not null default ''::text
attendance.state text not null
attendance.votes boolean not null
audit_outbox constraint audit_outbox_pkey PRIMARY KEY (id)
audit_outbox index CREATE INDEX audit_outbox_order ON audit_outbox USING btree (at, id)
audit_outbox index CREATE UNIQUE INDEX audit_outbox_pkey ON audit_outbox USING btree (id)
audit_outbox trigger audit_outbox_no_change DELETE
audit_outbox trigger audit_outbox_no_change UPDATE
audit_outbox.at timestamp with time zone not null
audit_outbox.id text not null
audit_outbox.leaf text not null
audit_outbox.payload text not null
audit_outbox.salt text not null
blob constraint blob_pkey PRIMARY KEY (hash)
blob index CREATE UNIQUE INDEX blob_pkey ON blob USING btree (hash)
blob.data bytea not null
blob.hash text not null
blob.size bigint not null
charge constraint charge_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
charge constraint charge_pkey PRIMARY KEY (id)
charge constraint charge_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
charge index CREATE INDEX charge_by_person ON charge USING btree (person_id)
charge index CREATE UNIQUE INDEX charge_pkey ON charge USING btree (id)
charge.from_on date
charge.id text not null
charge.person_id text not null
charge.unit_id text not null
charge.until_on date
collective_report constraint collective_report_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
collective_report constraint collective_report_cycle_id_unit_id_kind UNIQUE (cycle_id, unit_id, kind)
collective_report constraint collective_report_kind CHECK ((kind = ANY (ARRAY['unit'::text, 'agency'::text, 'leadership'::text])))
collective_report constraint collective_report_pkey PRIMARY KEY (id)
collective_report constraint collective_report_state CHECK ((state = ANY (ARRAY['draft'::text, 'consulting'::text, 'settled'::text, 'concluded'::text])))
collective_report constraint collective_report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
collective_report index CREATE UNIQUE INDEX collective_report_cycle_id_unit_id_kind ON collective_report USING btree (cycle_id, unit_id, kind)
collective_report index CREATE UNIQUE INDEX collective_report_pkey ON collective_report USING btree (id)
collective_report.answers text not null default '{}'::text
collective_report.conclusion text not null default ''::text
collective_report.cycle_id text not null
collective_report.due_on date
collective_report.edition integer not null default 0
collective_report.grades text not null default '{}'::text
collective_report.id text not null
collective_report.kind text not null
collective_report.proposed_level text not null default ''::text
collective_report.revisions text not null default '{}'::text
collective_report.self_level text not null default ''::text
collective_report.state text not null
collective_report.unit_id text not null
collective_report.version integer not null default 1
collective_report_edition constraint collective_report_edition_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id)
collective_report_edition constraint collective_report_edition_pkey PRIMARY KEY (report_id, edition)
collective_report_edition constraint collective_report_edition_report_id_fkey FOREIGN KEY (report_id) REFERENCES collective_report(id)
collective_report_edition index CREATE UNIQUE INDEX collective_report_edition_pkey ON collective_report_edition USING btree (report_id, edition)
collective_report_edition trigger collective_report_edition_no_change DELETE
collective_report_edition trigger collective_report_edition_no_change UPDATE
collective_report_edition.answers text not null
collective_report_edition.edition integer not null
collective_report_edition.grades text not null
collective_report_edition.made_at timestamp with time zone not null
collective_report_edition.made_by text not null
collective_report_edition.report_id text not null
collective_report_edition.why text not null
contribution constraint contribution_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
contribution constraint contribution_cycle_id_unit_id UNIQUE (cycle_id, unit_id)
contribution constraint contribution_pkey PRIMARY KEY (id)
contribution constraint contribution_state CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text])))
contribution constraint contribution_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
contribution index CREATE UNIQUE INDEX contribution_cycle_id_unit_id ON contribution USING btree (cycle_id, unit_id)
contribution index CREATE UNIQUE INDEX contribution_pkey ON contribution USING btree (id)
contribution.answers text not null default '{}'::text
contribution.cycle_id text not null
contribution.id text not null
contribution.state text not null
contribution.submitted_at timestamp with time zone
contribution.unit_id text not null
contribution.version integer not null default 1
cycle constraint cycle_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES unit(id)
cycle constraint cycle_agency_id_year UNIQUE (agency_id, year)
cycle constraint cycle_issued CHECK (((state = 'draft'::text) OR ((issued_at IS NOT NULL) AND (issued_by IS NOT NULL))))
cycle constraint cycle_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id)
cycle constraint cycle_pkey PRIMARY KEY (id)
cycle constraint cycle_state CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text, 'closed'::text])))
cycle index CREATE UNIQUE INDEX cycle_agency_id_year ON cycle USING btree (agency_id, year)
cycle index CREATE UNIQUE INDEX cycle_pkey ON cycle USING btree (id)
cycle.agency_id text not null
cycle.id text not null
cycle.issued_at timestamp with time zone
cycle.issued_by text
cycle.layer text not null
cycle.plan_number text not null default ''::text
cycle.plan_on date
cycle.purpose text not null default ''::text
cycle.state text not null
cycle.title text not null
cycle.version integer not null default 1
cycle.year integer not null
discipline constraint discipline_form CHECK ((form = ANY (ARRAY['reprimand'::text, 'warning'::text, 'pay_cut'::text, 'demotion'::text, 'removal'::text, 'expulsion'::text, 'dismissal'::text])))
discipline constraint discipline_kind CHECK ((kind = ANY (ARRAY['party'::text, 'administrative'::text])))
discipline constraint discipline_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
discipline constraint discipline_pkey PRIMARY KEY (id)
discipline index CREATE INDEX discipline_by_person ON discipline USING btree (person_id)
discipline index CREATE UNIQUE INDEX discipline_pkey ON discipline USING btree (id)
discipline.act text not null default ''::text
discipline.counted_year integer not null default 0
discipline.document text not null default ''::text
discipline.duty_related boolean not null default true
discipline.effective_on date not null
discipline.form text not null
discipline.id text not null
discipline.issued_on date
discipline.kind text not null
discipline.person_id text not null
discipline.source text not null
discipline.violation_year integer not null default 0
document constraint document_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
document constraint document_format CHECK ((format = ANY (ARRAY['docx'::text, 'pdf'::text, 'xlsx'::text])))
document constraint document_hash_fkey FOREIGN KEY (hash) REFERENCES blob(hash)
document constraint document_made CHECK (((hash IS NULL) = (made_at IS NULL)))
document constraint document_pkey PRIMARY KEY (id)
document index CREATE INDEX document_by_object ON document USING btree (cycle_id, kind, object_id)
document index CREATE UNIQUE INDEX document_pkey ON document USING btree (id)
document.asked_at timestamp with time zone not null
document.asked_by text not null
document.cycle_id text not null
document.file_name text not null
document.format text not null
document.hash text
document.id text not null
document.kind text not null
document.made_at timestamp with time zone
document.object_id text not null
evidence constraint evidence_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id)
evidence constraint evidence_hash_fkey FOREIGN KEY (hash) REFERENCES blob(hash)
evidence constraint evidence_pkey PRIMARY KEY (id)
evidence constraint evidence_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
evidence index CREATE INDEX evidence_by_task ON evidence USING btree (task_id)
evidence index CREATE UNIQUE INDEX evidence_pkey ON evidence USING btree (id)
evidence.added_at timestamp with time zone not null
evidence.added_by text not null
evidence.file_name text not null
evidence.hash text not null
evidence.id text not null
evidence.media text not null
evidence.size bigint not null
evidence.task_id text not null
governing_document constraint governing_document_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
governing_document constraint governing_document_pkey PRIMARY KEY (id)
governing_document constraint governing_document_role CHECK ((role = ANY (ARRAY['basis'::text, 'instruction'::text, 'regulation'::text, 'party_plan'::text, 'form'::text, 'linked'::text])))
governing_document index CREATE INDEX governing_document_by_cycle ON governing_document USING btree (cycle_id, "position")
governing_document index CREATE UNIQUE INDEX governing_document_pkey ON governing_document USING btree (id)
governing_document.aliases text not null default ''::text
governing_document.citation text not null
governing_document.cycle_id text not null
governing_document.done boolean not null default false
governing_document.id text not null
governing_document.issued_day integer not null default 0
governing_document.issued_month integer not null default 0
governing_document.issued_year integer not null default 0
governing_document.issuer text not null default ''::text
governing_document.kind text not null default ''::text
governing_document.loaded boolean not null default false
governing_document.note text not null default ''::text
governing_document.number text not null default ''::text
governing_document.position integer not null
governing_document.resolved boolean not null default true
governing_document.role text not null
governing_document.title text not null default ''::text
governing_document.version integer not null default 1
idempotency constraint idempotency_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
idempotency constraint idempotency_pkey PRIMARY KEY (account_id, key)
idempotency index CREATE UNIQUE INDEX idempotency_pkey ON idempotency USING btree (account_id, key)
idempotency.account_id text not null
idempotency.action text not null
idempotency.answer text not null
idempotency.key text not null
idempotency.made_at timestamp with time zone not null
idempotency.tries integer not null default 1
import_batch constraint import_batch_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES unit(id)
import_batch constraint import_batch_applied CHECK (((state = 'previewed'::text) OR (applied_at IS NOT NULL)))
import_batch constraint import_batch_kind CHECK ((kind = 'roster'::text))
import_batch constraint import_batch_pkey PRIMARY KEY (id)
import_batch constraint import_batch_state CHECK ((state = ANY (ARRAY['previewed'::text, 'applied'::text, 'undone'::text])))
import_batch index CREATE UNIQUE INDEX import_batch_pkey ON import_batch USING btree (id)
import_batch.agency_id text
import_batch.applied_at timestamp with time zone
import_batch.applied_by text not null default ''::text
import_batch.file_hash text not null
import_batch.file_name text not null
import_batch.id text not null
import_batch.kind text not null
import_batch.made_at timestamp with time zone not null
import_batch.made_by text not null
import_batch.mapping text not null
import_batch.outcome text not null
import_batch.state text not null
import_batch.undone_at timestamp with time zone
import_batch.undone_by text not null default ''::text
import_change constraint import_change_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id)
import_change constraint import_change_pkey PRIMARY KEY (batch_id, "position")
import_change index CREATE UNIQUE INDEX import_change_pkey ON import_change USING btree (batch_id, "position")
import_change.batch_id text not null
import_change.before text not null default ''::text
import_change.kind text not null
import_change.position integer not null
import_change.row_id text not null
invitation constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
invitation constraint invitation_pkey PRIMARY KEY (token_hash)
invitation index CREATE UNIQUE INDEX invitation_pkey ON invitation USING btree (token_hash)
invitation.account_id text
invitation.expires_at timestamp with time zone not null
invitation.token_hash text not null
invitation.used_at timestamp with time zone
job constraint job_finished CHECK (((state = ANY (ARRAY['done'::text, 'discarded'::text])) = (finished_at IS NOT NULL)))
job constraint job_leased CHECK (((state = 'running'::text) = (leased_until IS NOT NULL)))
job constraint job_pkey PRIMARY KEY (id)
job constraint job_state CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'discarded'::text])))
job index CREATE INDEX job_due ON job USING btree (state, run_at)
job index CREATE UNIQUE INDEX job_pkey ON job USING btree (id)
job.attempt integer not null default 0
job.finished_at timestamp with time zone
job.id text not null
job.kind text not null
job.last_error text not null default ''::text
job.leased_until timestamp with time zone
job.max_attempt integer not null
job.payload text not null
job.run_at timestamp with time zone not null
job.state text not null
log_checkpoint constraint log_checkpoint_pkey PRIMARY KEY (size)
log_checkpoint index CREATE UNIQUE INDEX log_checkpoint_pkey ON log_checkpoint USING btree (size)
log_checkpoint trigger log_checkpoint_no_change DELETE
log_checkpoint trigger log_checkpoint_no_change UPDATE
log_checkpoint.content text not null
log_checkpoint.signed_at timestamp with time zone not null
log_checkpoint.size bigint not null
log_hash constraint log_hash_pkey PRIMARY KEY ("position")
log_hash index CREATE UNIQUE INDEX log_hash_pkey ON log_hash USING btree ("position")
log_hash trigger log_hash_no_change DELETE
log_hash trigger log_hash_no_change UPDATE
log_hash.hash text not null
log_hash.position bigint not null
log_leaf constraint log_leaf_outbox_id UNIQUE (outbox_id)
log_leaf constraint log_leaf_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES audit_outbox(id)
log_leaf constraint log_leaf_pkey PRIMARY KEY ("position")
log_leaf index CREATE UNIQUE INDEX log_leaf_outbox_id ON log_leaf USING btree (outbox_id)
log_leaf index CREATE UNIQUE INDEX log_leaf_pkey ON log_leaf USING btree ("position")
log_leaf trigger log_leaf_no_change DELETE
log_leaf trigger log_leaf_no_change UPDATE
log_leaf.leaf text not null
log_leaf.outbox_id text not null
log_leaf.position bigint not null
mandate constraint mandate_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
mandate constraint mandate_pkey PRIMARY KEY (id)
mandate constraint mandate_role CHECK ((role = ANY (ARRAY['party_committee'::text, 'union_chair'::text, 'youth_secretary'::text, 'office_clerk'::text, 'inspector'::text])))
mandate index CREATE INDEX mandate_by_person ON mandate USING btree (person_id)
mandate index CREATE UNIQUE INDEX mandate_pkey ON mandate USING btree (id)
mandate.from_on date
mandate.id text not null
mandate.person_id text not null
mandate.role text not null
mandate.until_on date
meeting constraint meeting_adopted CHECK (((state = 'adopted'::text) = (adopted_at IS NOT NULL)))
meeting constraint meeting_chair_id_fkey FOREIGN KEY (chair_id) REFERENCES person(id)
meeting constraint meeting_chairs CHECK (((chair_id IS NULL) OR (stand_in_id IS NULL) OR (chair_id <> stand_in_id)))
meeting constraint meeting_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
meeting constraint meeting_cycle_id_unit_id_kind UNIQUE (cycle_id, unit_id, kind)
meeting constraint meeting_kind CHECK ((kind = ANY (ARRAY['division_review'::text, 'leadership_review'::text, 'agency_ballot'::text, 'consultation'::text])))
meeting constraint meeting_pkey PRIMARY KEY (id)
meeting constraint meeting_secretary_id_fkey FOREIGN KEY (secretary_id) REFERENCES person(id)
meeting constraint meeting_stand_in_id_fkey FOREIGN KEY (stand_in_id) REFERENCES person(id)
meeting constraint meeting_state CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'adopted'::text])))
meeting constraint meeting_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
meeting index CREATE UNIQUE INDEX meeting_cycle_id_unit_id_kind ON meeting USING btree (cycle_id, unit_id, kind)
meeting index CREATE UNIQUE INDEX meeting_pkey ON meeting USING btree (id)
meeting.adopted_against integer not null default 0
meeting.adopted_at timestamp with time zone
meeting.adopted_for integer not null default 0
meeting.chair_id text
meeting.closed_at timestamp with time zone
meeting.cycle_id text not null
meeting.held_at text not null default ''::text
meeting.held_on date
meeting.id text not null
meeting.kind text not null
meeting.late_reason text not null default ''::text
meeting.minutes text not null default ''::text
meeting.opened_at timestamp with time zone
meeting.place text not null default ''::text
meeting.secretary_id text
meeting.stand_in_id text
meeting.state text not null
meeting.tellers text not null default '[]'::text
meeting.unit_id text not null
meeting.version integer not null default 1
migration_checksum constraint migration_checksum_pkey PRIMARY KEY (name)
migration_checksum index CREATE UNIQUE INDEX migration_checksum_pkey ON migration_checksum USING btree (name)
migration_checksum.name text not null
migration_checksum.sum text not null
milestone constraint milestone_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
milestone constraint milestone_order CHECK (((from_on IS NULL) OR (from_on <= until_on)))
milestone constraint milestone_owner CHECK ((owner = ANY (ARRAY['unit_heads'::text, 'office'::text, 'director'::text, 'everyone'::text])))
milestone constraint milestone_pkey PRIMARY KEY (id)
milestone index CREATE INDEX milestone_by_cycle ON milestone USING btree (cycle_id, "position")
milestone index CREATE UNIQUE INDEX milestone_pkey ON milestone USING btree (id)
milestone.code text not null
milestone.cycle_id text not null
milestone.from_on date
milestone.id text not null
milestone.inclusive boolean not null
milestone.owner text not null
milestone.position integer not null
milestone.source text not null
milestone.tentative boolean not null default false
milestone.title text not null
milestone.until_on date not null
milestone.version integer not null default 1
notice constraint notice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
notice constraint notice_pkey PRIMARY KEY (id)
notice constraint notice_rating_id UNIQUE (rating_id)
notice constraint notice_rating_id_fkey FOREIGN KEY (rating_id) REFERENCES rating(id)
notice index CREATE INDEX notice_by_person ON notice USING btree (person_id)
notice index CREATE UNIQUE INDEX notice_pkey ON notice USING btree (id)
notice index CREATE UNIQUE INDEX notice_rating_id ON notice USING btree (rating_id)
notice.acknowledged_at timestamp with time zone
notice.id text not null
notice.issued_at timestamp with time zone not null
notice.person_id text not null
notice.petition_until date
notice.rating_id text not null
outgoing_report constraint outgoing_report_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
outgoing_report constraint outgoing_report_cycle_id_recipient UNIQUE (cycle_id, recipient)
outgoing_report constraint outgoing_report_pkey PRIMARY KEY (id)
outgoing_report constraint outgoing_report_recipient CHECK ((recipient = ANY (ARRAY['committee'::text, 'party_commission'::text])))
outgoing_report constraint outgoing_report_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id)
outgoing_report constraint outgoing_report_state CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text])))
outgoing_report index CREATE UNIQUE INDEX outgoing_report_cycle_id_recipient ON outgoing_report USING btree (cycle_id, recipient)
outgoing_report index CREATE UNIQUE INDEX outgoing_report_pkey ON outgoing_report USING btree (id)
outgoing_report.cycle_id text not null
outgoing_report.id text not null
outgoing_report.note text not null default ''::text
outgoing_report.recipient text not null
outgoing_report.sent_at timestamp with time zone
outgoing_report.sent_by text
outgoing_report.state text not null
outgoing_report.version integer not null default 1
participant constraint participant_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
participant constraint participant_peer_group_id_fkey FOREIGN KEY (peer_group_id) REFERENCES peer_group(id)
participant constraint participant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
participant constraint participant_pkey PRIMARY KEY (cycle_id, person_id)
participant constraint participant_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
participant index CREATE INDEX participant_by_unit ON participant USING btree (cycle_id, unit_id)
participant index CREATE UNIQUE INDEX participant_pkey ON participant USING btree (cycle_id, person_id)
participant.class text not null
participant.cycle_id text not null
participant.display_order integer not null
participant.exempt_reason text not null default ''::text
participant.form text not null
participant.name text not null
participant.party_member boolean not null
participant.peer_group_id text
participant.person_id text not null
participant.post text not null
participant.title text not null
participant.unit_id text not null
past_rating constraint past_rating_level CHECK ((level = ANY (ARRAY['excellent'::text, 'good'::text, 'completed'::text, 'not_completed'::text, 'not_rated'::text])))
past_rating constraint past_rating_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
past_rating constraint past_rating_pkey PRIMARY KEY (person_id, year)
past_rating index CREATE UNIQUE INDEX past_rating_pkey ON past_rating USING btree (person_id, year)
past_rating.level text not null
past_rating.person_id text not null
past_rating.source text not null
past_rating.year integer not null
peer_group constraint peer_group_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
peer_group constraint peer_group_cycle_id_name UNIQUE (cycle_id, name)
peer_group constraint peer_group_pkey PRIMARY KEY (id)
peer_group constraint peer_group_subject CHECK ((subject = ANY (ARRAY['person'::text, 'collective'::text])))
peer_group index CREATE UNIQUE INDEX peer_group_cycle_id_name ON peer_group USING btree (cycle_id, name)
peer_group index CREATE UNIQUE INDEX peer_group_pkey ON peer_group USING btree (id)
peer_group.cycle_id text not null
peer_group.id text not null
peer_group.name text not null
peer_group.position integer not null
peer_group.subject text not null
person constraint person_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES unit(id)
person constraint person_agency_id_personal_id UNIQUE (agency_id, personal_id)
person constraint person_class CHECK ((class = ANY (ARRAY['cadre'::text, 'civil_servant'::text, 'public_employee'::text, 'contract_worker'::text])))
person constraint person_pkey PRIMARY KEY (id)
person constraint person_sex CHECK ((sex = ANY (ARRAY[''::text, 'female'::text, 'male'::text])))
person index CREATE INDEX person_by_name ON person USING btree (agency_id, sort_key)
person index CREATE UNIQUE INDEX person_agency_id_personal_id ON person USING btree (agency_id, personal_id)
person index CREATE UNIQUE INDEX person_pkey ON person USING btree (id)
person.agency_id text not null
person.birth_year integer not null default 0
person.born_on date
person.class text not null
person.id text not null
person.name text not null
person.name_key text not null
person.party_member boolean not null default false
person.personal_id text not null
person.removed boolean not null default false
person.sex text not null default ''::text
person.sort_key text not null
person.version integer not null default 1
petition constraint petition_answered CHECK (((state = 'filed'::text) = (answered_at IS NULL)))
petition constraint petition_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id)
petition constraint petition_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
petition constraint petition_pkey PRIMARY KEY (id)
petition constraint petition_rating_id UNIQUE (rating_id)
petition constraint petition_rating_id_fkey FOREIGN KEY (rating_id) REFERENCES rating(id)
petition constraint petition_state CHECK ((state = ANY (ARRAY['filed'::text, 'forwarded'::text, 'answered'::text])))
petition constraint petition_words CHECK (((state = 'filed'::text) OR (answer <> ''::text)))
petition index CREATE UNIQUE INDEX petition_pkey ON petition USING btree (id)
petition index CREATE UNIQUE INDEX petition_rating_id ON petition USING btree (rating_id)
petition.answer text not null default ''::text
petition.answered_at timestamp with time zone
petition.answered_by text
petition.content text not null
petition.filed_at timestamp with time zone not null
petition.id text not null
petition.person_id text not null
petition.rating_id text not null
petition.state text not null
petition.version integer not null default 1
proposal constraint proposal_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
proposal constraint proposal_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id)
proposal constraint proposal_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
proposal constraint proposal_pkey PRIMARY KEY (id)
proposal constraint proposal_stage CHECK ((stage = ANY (ARRAY['division'::text, 'leadership'::text, 'consultation'::text])))
proposal constraint proposal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
proposal index CREATE INDEX proposal_by_cycle ON proposal USING btree (cycle_id, stage, unit_id)
proposal index CREATE UNIQUE INDEX proposal_pkey ON proposal USING btree (id)
proposal.current boolean not null default true
proposal.cycle_id text not null
proposal.grounds text not null default ''::text
proposal.id text not null
proposal.level text not null
proposal.made_at timestamp with time zone not null
proposal.made_by text not null
proposal.person_id text
proposal.rank integer not null default 0
proposal.stage text not null
proposal.unit_id text not null
publication constraint publication_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
publication constraint publication_cycle_id_unit_id UNIQUE (cycle_id, unit_id)
publication constraint publication_pkey PRIMARY KEY (id)
publication constraint publication_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id)
publication constraint publication_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
publication index CREATE UNIQUE INDEX publication_cycle_id_unit_id ON publication USING btree (cycle_id, unit_id)
publication index CREATE UNIQUE INDEX publication_pkey ON publication USING btree (id)
publication.cycle_id text not null
publication.id text not null
publication.published_at timestamp with time zone not null
publication.published_by text not null
publication.unit_id text not null
rating constraint rating_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
rating constraint rating_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES rating_decision(id)
rating constraint rating_final CHECK (((state = 'draft'::text) OR ((level <> ''::text) AND (decided_at IS NOT NULL))))
rating constraint rating_level CHECK ((level = ANY (ARRAY[''::text, 'excellent'::text, 'good'::text, 'completed'::text, 'not_completed'::text, 'not_rated'::text])))
rating constraint rating_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
rating constraint rating_pkey PRIMARY KEY (id)
rating constraint rating_state CHECK ((state = ANY (ARRAY['draft'::text, 'final'::text, 'superseded'::text])))
rating constraint rating_subject CHECK ((subject = ANY (ARRAY['person'::text, 'collective'::text, 'agency'::text, 'leadership'::text])))
rating constraint rating_supersedes_id_fkey FOREIGN KEY (supersedes_id) REFERENCES rating(id)
rating constraint rating_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
rating index CREATE INDEX rating_by_cycle ON rating USING btree (cycle_id, state)
rating index CREATE INDEX rating_by_decision ON rating USING btree (decision_id)
rating index CREATE INDEX rating_by_person ON rating USING btree (person_id)
rating index CREATE UNIQUE INDEX rating_cycle_id_person_id ON rating USING btree (cycle_id, person_id) WHERE ((person_id IS NOT NULL) AND (state <> 'superseded'::text))
rating index CREATE UNIQUE INDEX rating_cycle_id_unit_id_subject ON rating USING btree (cycle_id, unit_id, subject) WHERE ((person_id IS NULL) AND (state <> 'superseded'::text))
rating index CREATE UNIQUE INDEX rating_pkey ON rating USING btree (id)
rating.computed text not null default ''::text
rating.cycle_id text not null
rating.decided_at timestamp with time zone
rating.decision_id text not null
rating.id text not null
rating.level text not null default ''::text
rating.outcome text not null default '{}'::text
rating.person_id text
rating.provisional boolean not null default false
rating.reason text not null default ''::text
rating.recheck text not null default '{}'::text
rating.remarks text not null default ''::text
rating.state text not null
rating.subject text not null
rating.supersedes_id text
rating.unit_id text not null
rating.version integer not null default 1
rating_decision constraint rating_decision_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
rating_decision constraint rating_decision_kind CHECK ((kind = ANY (ARRAY['units'::text, 'people'::text, 'superior'::text])))
rating_decision constraint rating_decision_pkey PRIMARY KEY (id)
rating_decision constraint rating_decision_signed CHECK (((state = 'signed'::text) = (signed_at IS NOT NULL)))
rating_decision constraint rating_decision_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id)
rating_decision constraint rating_decision_state CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text])))
rating_decision index CREATE INDEX rating_decision_by_cycle ON rating_decision USING btree (cycle_id)
rating_decision index CREATE UNIQUE INDEX rating_decision_cycle_id_kind ON rating_decision USING btree (cycle_id, kind) WHERE (state = 'draft'::text)
rating_decision index CREATE UNIQUE INDEX rating_decision_pkey ON rating_decision USING btree (id)
rating_decision.authority text not null
rating_decision.cycle_id text not null
rating_decision.dated_on date
rating_decision.id text not null
rating_decision.kind text not null
rating_decision.note text not null default ''::text
rating_decision.number text not null default ''::text
rating_decision.signed_at timestamp with time zone
rating_decision.signed_by text
rating_decision.state text not null
rating_decision.version integer not null default 1
recipient constraint recipient_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
recipient constraint recipient_pkey PRIMARY KEY (id)
recipient constraint recipient_purpose CHECK ((purpose = ANY (ARRAY[''::text, 'report'::text, 'act'::text, 'archive'::text])))
recipient index CREATE INDEX recipient_by_document ON recipient USING btree (cycle_id, document, "position")
recipient index CREATE UNIQUE INDEX recipient_pkey ON recipient USING btree (id)
recipient.cycle_id text not null
recipient.document text not null
recipient.id text not null
recipient.name text not null
recipient.position integer not null
recipient.purpose text not null default ''::text
remark constraint remark_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id)
remark constraint remark_item_id_fkey FOREIGN KEY (item_id) REFERENCES agenda_item(id)
remark constraint remark_pkey PRIMARY KEY (id)
remark constraint remark_said CHECK ((no_comment OR (content <> ''::text)))
remark constraint remark_someone CHECK (((speaker_id IS NULL) = (guest <> ''::text)))
remark constraint remark_speaker_id_fkey FOREIGN KEY (speaker_id) REFERENCES person(id)
remark index CREATE INDEX remark_by_item ON remark USING btree (item_id, made_at)
remark index CREATE UNIQUE INDEX remark_pkey ON remark USING btree (id)
remark.content text not null default ''::text
remark.entered_by text not null
remark.guest text not null default ''::text
remark.id text not null
remark.item_id text not null
remark.made_at timestamp with time zone not null
remark.no_comment boolean not null default false
remark.speaker_id text
report_comment constraint report_comment_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id)
report_comment constraint report_comment_pkey PRIMARY KEY (id)
report_comment constraint report_comment_reason CHECK (((resolution <> 'declined'::text) OR (reason <> ''::text)))
report_comment constraint report_comment_report_id_fkey FOREIGN KEY (report_id) REFERENCES collective_report(id)
report_comment constraint report_comment_resolution CHECK ((resolution = ANY (ARRAY[''::text, 'accepted'::text, 'declined'::text])))
report_comment constraint report_comment_said CHECK ((no_comment OR (content <> ''::text)))
report_comment index CREATE INDEX report_comment_by_report ON report_comment USING btree (report_id, made_at)
report_comment index CREATE UNIQUE INDEX report_comment_pkey ON report_comment USING btree (id)
report_comment.author_id text not null
report_comment.content text not null default ''::text
report_comment.id text not null
report_comment.made_at timestamp with time zone not null
report_comment.no_comment boolean not null default false
report_comment.reason text not null default ''::text
report_comment.report_id text not null
report_comment.resolution text not null default ''::text
report_comment.responsibility text not null default ''::text
report_comment.section text not null default ''::text
report_comment.version integer not null default 1
roster_entry constraint roster_entry_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id)
roster_entry constraint roster_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
roster_entry constraint roster_entry_pkey PRIMARY KEY (person_id)
roster_entry index CREATE UNIQUE INDEX roster_entry_pkey ON roster_entry USING btree (person_id)
roster_entry.batch_id text not null
roster_entry.content text not null
roster_entry.person_id text not null
roster_note constraint roster_note_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id)
roster_note constraint roster_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
roster_note constraint roster_note_pkey PRIMARY KEY (id)
roster_note index CREATE INDEX roster_note_by_person ON roster_note USING btree (person_id)
roster_note index CREATE UNIQUE INDEX roster_note_pkey ON roster_note USING btree (id)
roster_note.batch_id text not null
roster_note.content text not null
roster_note.id text not null
roster_note.label text not null
roster_note.person_id text
roster_note.sheet_row integer not null
self_review constraint self_review_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
self_review constraint self_review_cycle_id_person_id UNIQUE (cycle_id, person_id)
self_review constraint self_review_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
self_review constraint self_review_pkey PRIMARY KEY (id)
self_review constraint self_review_returned CHECK (((state <> 'returned'::text) OR (returned_note <> ''::text)))
self_review constraint self_review_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES person(id)
self_review constraint self_review_state CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'revising'::text, 'completed'::text])))
self_review constraint self_review_truth CHECK (((state = ANY (ARRAY['draft'::text, 'returned'::text])) OR truth))
self_review index CREATE UNIQUE INDEX self_review_cycle_id_person_id ON self_review USING btree (cycle_id, person_id)
self_review index CREATE UNIQUE INDEX self_review_pkey ON self_review USING btree (id)
self_review.answers text not null default '{}'::text
self_review.cycle_id text not null
self_review.edition integer not null default 1
self_review.form text not null
self_review.general text not null default '{}'::text
self_review.id text not null
self_review.pens text not null default '{}'::text
self_review.person_id text not null
self_review.returned_by text
self_review.returned_note text not null default ''::text
self_review.saved_at timestamp with time zone
self_review.self_level text not null default ''::text
self_review.state text not null
self_review.submitted_at timestamp with time zone
self_review.truth boolean not null default false
self_review.version integer not null default 1
self_review_edition constraint self_review_edition_pkey PRIMARY KEY (review_id, edition, handed_at)
self_review_edition constraint self_review_edition_review_id_fkey FOREIGN KEY (review_id) REFERENCES self_review(id)
self_review_edition index CREATE UNIQUE INDEX self_review_edition_pkey ON self_review_edition USING btree (review_id, edition, handed_at)
self_review_edition trigger self_review_edition_no_change DELETE
self_review_edition trigger self_review_edition_no_change UPDATE
self_review_edition.answers text not null
self_review_edition.edition integer not null
self_review_edition.general text not null
self_review_edition.handed_at timestamp with time zone not null
self_review_edition.review_id text not null
self_review_edition.self_level text not null
self_review_edition.tasks text not null default '[]'::text
session constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
session constraint session_pkey PRIMARY KEY (token_hash)
session index CREATE INDEX session_by_account ON session USING btree (account_id)
session index CREATE UNIQUE INDEX session_pkey ON session USING btree (token_hash)
session.account_id text not null
session.expires_at timestamp with time zone not null
session.made_at timestamp with time zone not null
session.proved_at timestamp with time zone not null
session.token_hash text not null
setting constraint setting_pkey PRIMARY KEY (name)
setting index CREATE UNIQUE INDEX setting_pkey ON setting USING btree (name)
setting.name text not null
setting.value text not null
shortcoming constraint shortcoming_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
shortcoming constraint shortcoming_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
shortcoming constraint shortcoming_pkey PRIMARY KEY (id)
shortcoming constraint shortcoming_reason CHECK (((status <> 'not_done'::text) OR (note <> ''::text)))
shortcoming constraint shortcoming_status CHECK ((status = ANY (ARRAY['unknown'::text, 'done'::text, 'in_progress'::text, 'not_done'::text])))
shortcoming constraint shortcoming_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
shortcoming index CREATE INDEX shortcoming_by_unit ON shortcoming USING btree (cycle_id, unit_id)
shortcoming index CREATE UNIQUE INDEX shortcoming_pkey ON shortcoming USING btree (id)
shortcoming.cause text not null default ''::text
shortcoming.content text not null
shortcoming.cycle_id text not null
shortcoming.due_on date
shortcoming.from_year integer not null
shortcoming.id text not null
shortcoming.measure text not null default ''::text
shortcoming.note text not null default ''::text
shortcoming.person_id text
shortcoming.position integer not null
shortcoming.status text not null
shortcoming.unit_id text not null
shortcoming.version integer not null default 1
sign_in_failure constraint sign_in_failure_pkey PRIMARY KEY (subject)
sign_in_failure index CREATE UNIQUE INDEX sign_in_failure_pkey ON sign_in_failure USING btree (subject)
sign_in_failure.failures integer not null
sign_in_failure.last_at timestamp with time zone not null
sign_in_failure.subject text not null
tally_count constraint tally_count_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id)
tally_count constraint tally_count_item_id_fkey FOREIGN KEY (item_id) REFERENCES agenda_item(id)
tally_count constraint tally_count_pkey PRIMARY KEY (item_id, entered_by)
tally_count index CREATE UNIQUE INDEX tally_count_pkey ON tally_count USING btree (item_id, entered_by)
tally_count.entered_at timestamp with time zone not null
tally_count.entered_by text not null
tally_count.invalid integer not null
tally_count.issued integer not null
tally_count.item_id text not null
tally_count.levels text not null
tally_count.not_returned integer not null
tally_count.returned integer not null
tally_count.valid integer not null
tally_count.version integer not null default 1
task constraint task_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
task constraint task_outcome CHECK ((outcome = ANY (ARRAY['open'::text, 'not_done'::text, 'not_assured'::text, 'assured'::text, 'high_effect'::text, 'exceeded'::text])))
task constraint task_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
task constraint task_pkey PRIMARY KEY (id)
task constraint task_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
task index CREATE INDEX task_by_person ON task USING btree (person_id, cycle_id)
task index CREATE INDEX task_by_unit ON task USING btree (cycle_id, unit_id)
task index CREATE UNIQUE INDEX task_pkey ON task USING btree (id)
task.cycle_id text not null
task.done_on date
task.due_on date
task.explanation text not null default ''::text
task.id text not null
task.outcome text not null
task.person_id text
task.position integer not null
task.product text not null
task.quantity text not null default ''::text
task.result text not null default ''::text
task.title text not null
task.unit_id text not null
task.version integer not null default 1
transfer constraint transfer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
transfer constraint transfer_pkey PRIMARY KEY (id)
transfer index CREATE INDEX transfer_by_person ON transfer USING btree (person_id)
transfer index CREATE UNIQUE INDEX transfer_pkey ON transfer USING btree (id)
transfer.comment text not null default ''::text
transfer.comment_on date
transfer.id text not null
transfer.joined_on date not null
transfer.old_from_on date
transfer.old_unit text not null default ''::text
transfer.old_unit_exists boolean not null default true
transfer.old_until_on date
transfer.person_id text not null
transfer.recruited boolean not null default false
transfer.source text not null
unit constraint unit_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES unit(id)
unit constraint unit_agency_id_name UNIQUE (agency_id, name)
unit constraint unit_kind CHECK ((kind = ANY (ARRAY['agency'::text, 'leadership'::text, 'office'::text, 'division'::text, 'service_unit'::text])))
unit constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id)
unit constraint unit_pkey PRIMARY KEY (id)
unit index CREATE UNIQUE INDEX unit_agency_id_name ON unit USING btree (agency_id, name)
unit index CREATE UNIQUE INDEX unit_pkey ON unit USING btree (id)
unit.agency_id text not null
unit.display_order integer not null default 0
unit.id text not null
unit.kind text not null
unit.letterhead text not null default ''::text
unit.name text not null
unit.parent_id text
unit.place text not null default ''::text
unit.symbol text not null default ''::text
unit.valid_from date
unit.valid_until date
unit.version integer not null default 1
unit_dossier constraint unit_dossier_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
unit_dossier constraint unit_dossier_cycle_id_unit_id UNIQUE (cycle_id, unit_id)
unit_dossier constraint unit_dossier_pkey PRIMARY KEY (id)
unit_dossier constraint unit_dossier_returned CHECK (((state <> 'returned'::text) OR (returned_note <> ''::text)))
unit_dossier constraint unit_dossier_state CHECK ((state = ANY (ARRAY['open'::text, 'submitted'::text, 'returned'::text, 'accepted'::text])))
unit_dossier constraint unit_dossier_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES person(id)
unit_dossier constraint unit_dossier_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
unit_dossier index CREATE UNIQUE INDEX unit_dossier_cycle_id_unit_id ON unit_dossier USING btree (cycle_id, unit_id)
unit_dossier index CREATE UNIQUE INDEX unit_dossier_pkey ON unit_dossier USING btree (id)
unit_dossier.cycle_id text not null
unit_dossier.id text not null
unit_dossier.received_at timestamp with time zone
unit_dossier.returned_note text not null default ''::text
unit_dossier.state text not null
unit_dossier.submitted_at timestamp with time zone
unit_dossier.submitted_by text
unit_dossier.unit_id text not null
unit_dossier.version integer not null default 1
unit_part constraint unit_part_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES cycle(id)
unit_part constraint unit_part_peer_group_id_fkey FOREIGN KEY (peer_group_id) REFERENCES peer_group(id)
unit_part constraint unit_part_pkey PRIMARY KEY (cycle_id, unit_id)
unit_part constraint unit_part_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
unit_part index CREATE UNIQUE INDEX unit_part_pkey ON unit_part USING btree (cycle_id, unit_id)
unit_part.cycle_id text not null
unit_part.display_order integer not null
unit_part.kind text not null
unit_part.name text not null
unit_part.peer_group_id text
unit_part.unit_id text not null
