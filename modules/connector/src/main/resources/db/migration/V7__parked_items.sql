-- A parked item lets others pass; news of its lane wakes it, and whoever rests last says why the lane is parked.
alter table inbox
    add column looked bigint not null default 0, -- what the lane's counter said at the last look
    add column help text;                        -- of a parked item
update inbox i set help = l.help from lane l where l.key = i.lane and i.state = 'parked';
