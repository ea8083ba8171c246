-- Two roles the server drops to: rapport_app sees one workspace at a time, rapport_system sees all of them.
-- Neither owns a table, neither may bypass row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'rapport_app') then
    create role rapport_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'rapport_system') then
    create role rapport_system nologin;
  end if;
end $$;
grant rapport_app, rapport_system to current_user;
grant usage on schema public to rapport_app, rapport_system;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create function current_workspace() returns int
  language sql stable parallel safe
  return nullif(current_setting('app.workspace_id', true), '')::int;

-- Forces row-level security on a table with workspace_id and grants the two roles what they need.
create procedure protect_workspace_table(target regclass)
  language plpgsql as $$
declare
  identity name;
begin
  for identity in select attname from pg_attribute where attrelid = target and attidentity <> '' loop
    execute format('grant usage on sequence %s to rapport_app, rapport_system', pg_get_serial_sequence(target::text, identity));
  end loop;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy workspace on %s to rapport_app using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()))', target);
  execute format('create policy system on %s to rapport_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to rapport_app, rapport_system', target);
end $$;

-- Jobs are queued in the caller's transaction, whatever its role.
create function enqueue_job(task text, payload json, job_key text default null, run_at timestamptz default null, max_attempts int default 25, queue text default null)
  returns void language sql security definer set search_path = graphile_worker, public, pg_temp
  as $$ select graphile_worker.add_job(task, payload => payload, queue_name => queue, run_at => run_at, max_attempts => max_attempts, job_key => job_key) $$;
revoke all on function enqueue_job from public;
grant execute on function enqueue_job to rapport_app, rapport_system;
