create table articles (
  id uuid primary key default gen_random_uuid(),
  document jsonb not null,
  created_at timestamptz not null default now()
);
-- down
drop table articles;
