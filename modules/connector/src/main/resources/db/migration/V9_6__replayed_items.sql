-- An operator who replays an order has put right what was in its way: what was refused may be sent once more.
alter table inbox add column replayed boolean not null default false; -- of a parked item: not looked at since
