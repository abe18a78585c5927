-- How often the keyword table of a year was changed, thrown away or released: what a page has shown never comes back.
create table member_group_turn (
  fiscal_year int primary key,
  turn int not null
);
insert into member_group_turn select fiscal_year, max(version) + count(*) from member_group_edition group by fiscal_year;
