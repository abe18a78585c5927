-- What the announced purpose of an edition allows besides the answer (S0: the support package; S1: the guidebook,
-- anonymous figures once the ministry has confirmed them), and how long inquiries are kept.
alter table consultation_desk
  add column uses text not null default '',
  add column retention_years integer not null default 5 check (retention_years between 1 and 30);

update consultation_desk set uses = 'PACKAGE' where fiscal_year = 2024;
update consultation_desk set uses = E'KNOWLEDGE\nGUIDEBOOK\nSTATISTICS' where fiscal_year >= 2025;
