-- When a lane was first heard of: the console lists orders in an order that does not change under the reader's eyes.
alter table lane add column opened_at timestamptz;
update lane set opened_at = changed_at;
alter table lane alter column opened_at set default now();
alter table lane alter column opened_at set not null;
create index lane_newest on lane (opened_at desc, key) where key like 'order/%';
create index order_link_number on order_link (order_number) where order_number is not null;
