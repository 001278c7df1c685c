-- 待补材料 has a limit: what waits already gets the default, from the day it was asked for. Its date is worked out by the job of the calendar.
update mashangban.cases c set calendar_version = 0, face = jsonb_set(c.face::jsonb, '{clocks,supply}', jsonb_build_object(
    'limit', jsonb_build_object('amount', 10, 'unit', 'workingDays'), 'startedAt', c.face::jsonb#>'{clocks,handling,stops,-1,from}', 'stops', '[]'::jsonb, 'dueAt', null, 'stoppedAt', null))::json
  where c.status = 'waiting' and c.face::jsonb#>'{clocks,handling,stops,-1,from}' is not null;
insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts)
  select distinct c.tenant, 'calendar', 'supply', '2026-11-27T00:00:00Z'::timestamptz, '{}'::jsonb, 0 from mashangban.cases c where c.status = 'waiting'
  on conflict do nothing;
