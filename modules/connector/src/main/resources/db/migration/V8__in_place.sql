-- PostgreSQL updates a row in place, without touching any index, as long as no column that an index names, in its
-- condition included, gets another value. Rows that are written at every step keep to that.
alter table lane add column troubled boolean generated always as (state in ('retrying', 'waiting', 'parked')) stored;
drop index lane_troubled;
create index lane_troubled on lane (key) where troubled;
drop index order_link_differs;
alter table order_link set (fillfactor = 70);
-- There are about as many rows as lanes at work: those that run are found by reading them all.
drop index scheduled_tasks_last_heartbeat;
alter table scheduled_tasks set (fillfactor = 50);

-- No query looks for these, so nobody needs to know how their values are spread: to find out takes seconds.
alter table inbox alter column headers set statistics 0, alter column body set statistics 0;
alter table order_link alter column content set statistics 0, alter column fields set statistics 0,
    alter column parts set statistics 0;
alter table fact alter column content set statistics 0;

-- Packed already: to try again only takes time.
alter table exchange alter column request set storage external, alter column response set storage external;
