-- A call (公募) with the terms of its year, the criteria of its review sheet and its papers.
create table public_call (
  id uuid primary key,
  case_key text not null unique,
  programme text not null,
  fiscal_year int not null,
  project_title text not null,
  title text not null,
  form_key text not null,
  secretariat_name text not null,
  secretariat_mail text not null,
  state text not null check (state in ('PREPARED','CONFIRMED','PUBLISHED','CLOSED')),
  recall_of uuid references public_call,
  published_on date not null,
  deadline date not null,
  deadline_time time,
  region_due_on date not null,
  prefecture_due_on date not null,
  result_due_on date not null,
  areas int not null check (areas > 0),
  member_min int not null,
  member_max int not null,
  member_stretch int not null,
  profession_warn_percent numeric(5,2) not null,
  profession_return_percent numeric(5,2) not null,
  organisation_warn_percent numeric(5,2) not null,
  organisation_return_percent numeric(5,2) not null,
  meetings_min int not null,
  meetings_max int not null,
  dispatch_cap int not null,
  support_from date not null,
  support_until date not null,
  correction_days int not null,
  acceptance_days int not null,
  reserve_disclosed boolean not null,
  acceptance_required boolean not null,
  concurrence_needed boolean not null,
  reviewers_min int not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  returned_note text,
  concurred_at timestamptz,
  published_at timestamptz,
  closed_at timestamptz,
  version bigint not null default 0,
  check (published_on <= deadline and deadline < result_due_on and support_from < support_until),
  check (member_min <= member_max and meetings_min <= meetings_max)
);
create index public_call_programme on public_call (programme, published_at);

create table call_criterion (
  id uuid primary key,
  call_id uuid not null references public_call,
  position int not null,
  code text not null,
  label text not null,
  guidance text not null,
  weight int not null check (weight > 0),
  tie_order int,
  unique (call_id, code),
  unique (call_id, tie_order)
);

-- A paper is a text of ours, or a stored file, or both.
create table call_document (
  id uuid primary key,
  call_id uuid not null references public_call,
  position int not null,
  kind text not null check (kind in ('NOTICE','GUIDELINES','FORM','OTHER')),
  mark text not null,
  title text not null,
  file_name text not null,
  body text,
  document_id uuid references document,
  check (body is not null or document_id is not null)
);
create index call_document_call on call_document (call_id, position);
