-- What of which line went to the warehouse as this reference, so that what comes back finds its line.
alter table order_link add column site text;
alter table order_link add column parts jsonb not null default '[]';
