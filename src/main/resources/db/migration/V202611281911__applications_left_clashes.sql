-- What two people had changed differently and nobody had chosen when the form was sent: both texts, one row an answer.
create table application_left_clash (
    application_id uuid not null references application (id),
    version_number int not null,
    position int not null,
    side text not null check (side in ('REGION', 'PREFECTURE')),
    section_title text not null,
    label text not null,
    line_label text not null,
    unchosen text not null,
    sent text not null,
    written_by text not null,
    left_by text not null,
    left_at timestamptz not null,
    primary key (application_id, version_number, position)
);
