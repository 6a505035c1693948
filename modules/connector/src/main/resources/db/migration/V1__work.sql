-- What arrived. Rows are never changed but for their state; a dedupe key is unique per source for as long as the row is kept.
create table inbox (
    id             bigint generated always as identity primary key,
    lane           text,
    kind           text        not null,
    source         text        not null,
    dedupe_key     text        not null,
    headers        jsonb       not null,
    body           bytea       not null,
    correlation_id text        not null,
    received_at    timestamptz not null,
    state          text        not null check (state in ('open', 'done', 'waiting', 'parked', 'not handled')),
    attempts       int         not null default 0,
    outcome        text,
    finished_at    timestamptz
);
create unique index inbox_once on inbox (source, dedupe_key);
create index inbox_head on inbox (lane, id) where state in ('open', 'parked');

-- One row per lane. arrivals is bumped by every item that is stored: a worker that found its lane empty lets go of it
-- only if arrivals is what it was when the worker looked. epoch is bumped by every worker that takes the lane: one that
-- was believed dead cannot record anything any more.
create table lane (
    key          text primary key,
    state        text        not null check (state in ('idle', 'busy', 'retrying', 'waiting', 'parked')),
    state_before text,
    arrivals     bigint      not null default 0,
    epoch        bigint      not null default 0,
    attempts     int         not null default 0,
    next_try     timestamptz,
    failure      text,
    reason       text,
    help         text,
    changed_at   timestamptz not null
);
create index lane_troubled on lane (state, changed_at) where state in ('retrying', 'waiting', 'parked');

create table cursor (
    name       text primary key,
    value      text        not null,
    updated_at timestamptz not null
);

-- db-scheduler's table, as its documentation gives it for PostgreSQL
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
