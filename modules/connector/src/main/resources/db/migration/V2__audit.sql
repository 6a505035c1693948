-- The audit log. Partitioned by day (UTC), so that keeping it for a time means dropping whole partitions; what no
-- partition of a day takes lands in the default partition and is not lost. Times have zones; ids rise, so that equal
-- times keep their order.

-- A story is looked for by order number or order id: order_ref holds whichever the step knew, the third part of the lane
-- (order/<project>/<order id>) holds the id also where nobody knew the number yet.

create sequence audit_id;

create table exchange (
    id               bigint      not null default nextval('audit_id'),
    at               timestamptz not null,
    correlation_id   text        not null,
    order_ref        text,
    lane             text,
    direction        text        not null,
    system           text        not null,
    peer             text        not null,
    method           text        not null,
    url              text        not null,
    status           int         not null,
    duration_ms      bigint      not null,
    attempt          int         not null,
    request_headers  text        not null,
    request          bytea       not null,
    request_size     int         not null,
    response_headers text        not null,
    response         bytea       not null,
    response_size    int         not null,
    failure          text,
    failure_words    text
) partition by range (at);

create index exchange_order on exchange (order_ref, at) where order_ref is not null;
create index exchange_lane on exchange (split_part(lane, '/', 3), at) where lane is not null;
create table exchange_rest partition of exchange default;

create table decision (
    id             bigint      not null default nextval('audit_id'),
    at             timestamptz not null,
    correlation_id text        not null,
    order_ref      text,
    lane           text,
    verdict        text        not null,
    why            text        not null
) partition by range (at);

create index decision_order on decision (order_ref, at) where order_ref is not null;
create index decision_lane on decision (split_part(lane, '/', 3), at) where lane is not null;
create table decision_rest partition of decision default;
