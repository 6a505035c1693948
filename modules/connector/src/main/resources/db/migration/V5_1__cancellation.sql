-- Orders that are cancelled for good, in the warehouse or on their way there.
alter table order_link drop constraint order_link_state_check;
alter table order_link add constraint order_link_state_check check (state in
    ('PLANNED', 'SENDING', 'ADOPTING', 'IMPORTED', 'ACCEPTED', 'REPLACING', 'UPDATING', 'DIFFERS', 'CANCELLING', 'CANCELLED',
     'KEPT'));
