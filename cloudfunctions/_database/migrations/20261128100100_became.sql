-- Taking back an import asks who an official was before he ever signed in.
create index persons_became on mashangban.persons (tenant, became) where became is not null;
