-- Under row-level security no index is searched by an operator that is not leakproof, and LIKE is not: every search read
-- every row. This one searches with the rights of the tables' owner, in the workspace of the transaction and nowhere
-- else, by the index and nothing else. At most `most` ids, in no order.
create function search_profiles(workspace int, patterns text[], most int) returns setof bigint
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set enable_seqscan = off
  set enable_indexscan = off
  set enable_indexonlyscan = off
as $$
declare
  conditions text;
begin
  if workspace is distinct from current_workspace() then
    raise exception 'search_profiles looks into the workspace of the transaction only';
  end if;
  -- Written out: a plan made for any pattern would not know which of them are rare.
  select string_agg(format('lower(coalesce(email, '''') || '' '' || coalesce(first_name, '''') || '' '' || coalesce(last_name, '''') || '' '' || coalesce(phone, '''') || '' '' || coalesce(external_id, '''')) like %L', pattern), ' and ')
    into conditions from unnest(patterns) as pattern;
  return query execute format('select id from profiles where workspace_id = %s and merged_into is null and %s limit %s',
    workspace, conditions, most);
end $$;
revoke all on function search_profiles from public;
grant execute on function search_profiles to rapport_app, rapport_system;
