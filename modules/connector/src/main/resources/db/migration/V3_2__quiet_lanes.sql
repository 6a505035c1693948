-- Without the time in it, a worker's notes on its lane change no index: PostgreSQL can then update the row in place.
drop index lane_troubled;
create index lane_troubled on lane (state) where state in ('retrying', 'waiting', 'parked');
alter table lane set (fillfactor = 70);
alter table inbox set (fillfactor = 80);
