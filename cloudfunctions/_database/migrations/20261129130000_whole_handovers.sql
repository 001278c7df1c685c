-- 交接 without a limit, and of all that somebody leaves: what was more than goes at once is gone on with by the job (`more`), which also passes on what he is kept informed of and the
-- companies whose deputy or leader he is: to whom was named (deputy_to, leader_to), or to nobody. `paired`: of how many he was which.
alter table mashangban.handovers
  add column more boolean not null default false,
  add column deputy_to text,
  add column leader_to text,
  add column informed int not null default 0,
  add column paired jsonb not null default '{}';
