-- 決裁中: whose approval holds the text still; all three null while nobody's does
alter table application add column held_side varchar(20);
alter table application add column held_at timestamptz;
alter table application add column held_by varchar(300);

-- 起案日・決裁日 of a side's 決裁; the number and the day of its letter are kept with the letter
create table application_approval (
    application_id uuid        not null references application (id),
    side           varchar(20) not null,
    drafted_on     date,
    decided_on     date,
    primary key (application_id, side)
);

-- 決裁用一式 as printed; its 鑑 is the cover_letter at 'approval-set:<id>'
create table application_approval_set (
    id             uuid primary key,
    application_id uuid         not null references application (id),
    side           varchar(20)  not null,
    number         integer      not null,
    printed_at     timestamptz  not null,
    printed_by     varchar(300) not null,
    text_hash      varchar(64)  not null,
    form_key       varchar(100) not null,
    form_version   integer      not null,
    answers        jsonb        not null,
    sheet          jsonb,
    unique (application_id, side, number)
);
