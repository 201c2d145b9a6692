create index articles_tags on articles using gin ((document -> 'tags'));
create index articles_created_at on articles (created_at desc);
-- down
drop index articles_created_at;
drop index articles_tags;
