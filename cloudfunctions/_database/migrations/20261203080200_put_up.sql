-- Who saw a sign on its door, and the photo of it. A code issued anew begins without them.
alter table mashangban.codes
  add column put_up_by text,
  add column put_up_photo text;        -- a file (files), of = 'sign'
