-- What was sent, by field, and what the order said then: an order that changes after its export is compared with it.
alter table order_link drop constraint order_link_state_check;
alter table order_link add constraint order_link_state_check check (state in
    ('PLANNED', 'SENDING', 'ADOPTING', 'IMPORTED', 'ACCEPTED', 'REPLACING', 'UPDATING', 'DIFFERS'));
alter table order_link add column content text not null default '';
alter table order_link add column fields jsonb not null default '{}';
alter table order_link add column note text;
create index order_link_differs on order_link (changed_at) where state = 'DIFFERS';
