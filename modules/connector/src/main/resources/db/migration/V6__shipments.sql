-- When OrderFlow was last heard of an order, and whether more is expected: silent orders are asked for.
alter table order_link add column heard_at timestamptz not null default now();
alter table order_link add column finished boolean not null default false;
create index order_link_silent on order_link (destination, heard_at) where not finished;

-- What the pending poll saw last.
create table pending_shipment (
    destination     text    not null,
    reference       text    not null,
    order_reference text    not null,
    said            text    not null,
    missing         boolean not null,
    primary key (destination, reference)
);

-- Writes to an order that met somebody else's: how many, how many went through after another look, how many were given up.
create table order_conflict (
    project_key text        not null,
    order_id    text        not null,
    met         bigint      not null,
    rebased     bigint      not null,
    parked      bigint      not null,
    last_at     timestamptz not null,
    primary key (project_key, order_id)
);
