-- Whose return an authorisation is: the warehouse may name nothing else when the goods come back.
create table return_authorisation (
    destination   text not null,
    authorisation text not null,
    project_key   text not null,
    order_id      text not null,
    primary key (destination, authorisation, project_key, order_id)
);
