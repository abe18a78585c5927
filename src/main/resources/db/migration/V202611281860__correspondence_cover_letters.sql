-- 鑑: the letter of one case, or the words that an office uses again the next time
create table cover_letter (
    place           varchar(200) primary key,
    document_number varchar(200) not null,
    dated_on        date,
    addressee       text         not null,
    honorific       varchar(10)  not null,
    sender_title    varchar(200) not null,
    seal_omitted    boolean      not null,
    subject         varchar(200) not null,
    body            text         not null,
    items           text         not null,
    contact         text         not null,
    kept_at         timestamptz  not null,
    kept_by         varchar(300) not null
);
