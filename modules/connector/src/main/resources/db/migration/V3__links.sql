-- Which OrderFlow order stands for which commercetools order.
create table order_link (
    destination  text        not null,
    reference    text        not null,
    project_key  text        not null,
    order_id     text        not null,
    order_number text,
    fingerprint  text        not null,
    state        text        not null check (state in ('SENDING', 'IMPORTED', 'ACCEPTED')),
    changed_at   timestamptz not null,
    primary key (destination, reference)
);
create index order_link_order on order_link (project_key, order_id);

-- What OrderFlow told about an order: each fact once, never superseded.
create table fact (
    project_key text        not null,
    order_id    text        not null,
    key         text        not null,
    content     jsonb       not null,
    told_at     timestamptz not null,
    primary key (project_key, order_id, key)
);
