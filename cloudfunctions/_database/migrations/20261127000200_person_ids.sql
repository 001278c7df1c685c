-- An id of a person is called personId in what is stored too. No release stands on this schema yet, so none runs that knows the names of before.
update mashangban.cases c set face = jsonb_set(c.face::jsonb #- '{excluded,person}', '{excluded,personId}', c.face::jsonb #> '{excluded,person}')::json
  where c.face::jsonb->'excluded' ? 'person';
update mashangban.jobs j set args = (j.args - 'person') || jsonb_build_object('personId', j.args->'person') where j.kind = 'send' and j.args ? 'person';
