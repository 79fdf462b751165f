-- +goose Up
-- What is written here stays: history is append-only.

-- +goose StatementBegin
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end;
$$;
-- +goose StatementEnd

create trigger audit_outbox_no_change before update or delete on audit_outbox
    for each row execute function refuse_change();

create trigger log_leaf_no_change before update or delete on log_leaf
    for each row execute function refuse_change();

create trigger log_hash_no_change before update or delete on log_hash
    for each row execute function refuse_change();

create trigger log_checkpoint_no_change before update or delete on log_checkpoint
    for each row execute function refuse_change();

create trigger self_review_edition_no_change before update or delete on self_review_edition
    for each row execute function refuse_change();

create trigger collective_report_edition_no_change before update or delete on collective_report_edition
    for each row execute function refuse_change();
