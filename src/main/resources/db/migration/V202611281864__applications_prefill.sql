-- source: the fiscal year of the application that it comes from, or 'profile'
-- what was put into a draft from elsewhere: whence, and what it said, so that it counts no more once somebody has written it anew
create table application_prefill (
    application_id uuid         not null references application (id),
    path           varchar(200) not null,
    source         varchar(100) not null,
    said           text         not null,
    primary key (application_id, path)
);
