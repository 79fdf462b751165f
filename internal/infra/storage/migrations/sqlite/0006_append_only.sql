-- +goose Up
-- What is written here stays: history is append-only.

-- +goose StatementBegin
create trigger audit_outbox_no_update before update on audit_outbox
begin
    select raise(abort, 'audit_outbox is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger audit_outbox_no_delete before delete on audit_outbox
begin
    select raise(abort, 'audit_outbox is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger log_leaf_no_update before update on log_leaf
begin
    select raise(abort, 'log_leaf is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger log_leaf_no_delete before delete on log_leaf
begin
    select raise(abort, 'log_leaf is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger log_hash_no_update before update on log_hash
begin
    select raise(abort, 'log_hash is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger log_hash_no_delete before delete on log_hash
begin
    select raise(abort, 'log_hash is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger log_checkpoint_no_update before update on log_checkpoint
begin
    select raise(abort, 'log_checkpoint is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger log_checkpoint_no_delete before delete on log_checkpoint
begin
    select raise(abort, 'log_checkpoint is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger self_review_edition_no_update before update on self_review_edition
begin
    select raise(abort, 'self_review_edition is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger self_review_edition_no_delete before delete on self_review_edition
begin
    select raise(abort, 'self_review_edition is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger collective_report_edition_no_update before update on collective_report_edition
begin
    select raise(abort, 'collective_report_edition is append-only');
end;
-- +goose StatementEnd

-- +goose StatementBegin
create trigger collective_report_edition_no_delete before delete on collective_report_edition
begin
    select raise(abort, 'collective_report_edition is append-only');
end;
-- +goose StatementEnd
