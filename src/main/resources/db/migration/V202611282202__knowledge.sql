-- 回答事例: what was answered once and may be answered again, its editions, the candidates for the guidebook, and the texts that
-- the desk answers with. The words that are looked for stand folded in a column of their own.
create table knowledge_entry (
  id uuid primary key,
  programme text not null,
  fiscal_year integer not null,
  number integer not null,
  case_key text not null unique,
  inquiry_id uuid,
  inquiry_key text,
  state text not null check (state in ('PROPOSED', 'RETURNED', 'IN_USE', 'WITHDRAWN')),
  edition integer not null,
  question text not null,
  answer text not null,
  category text,
  sources text,
  pending_question text,
  pending_answer text,
  pending_category text,
  pending_sources text,
  written_by uuid,
  returned_note text,
  withdrawn_note text,
  changed_at timestamptz not null,
  faq_at timestamptz,
  faq_by uuid,
  faq_agreed_on date,
  words text generated always as (search_fold(case_key || ' ' || question || ' ' || answer || ' ' || coalesce(category, '')
    || ' ' || coalesce(sources, ''))) stored,
  version bigint not null,
  unique (programme, fiscal_year, number)
);
create index knowledge_entry_words on knowledge_entry using gin (folded_grams(words));
create index knowledge_entry_changed on knowledge_entry (programme, changed_at, case_key);
create index knowledge_entry_in_use on knowledge_entry (programme, changed_at) where state = 'IN_USE';
create index knowledge_entry_inquiry on knowledge_entry (inquiry_id) where inquiry_id is not null;
create index knowledge_entry_faq on knowledge_entry (programme, faq_at, case_key) where faq_at is not null;

-- What two people have read; it never changes.
create table knowledge_edition (
  entry_id uuid not null references knowledge_entry,
  edition integer not null,
  question text not null,
  answer text not null,
  category text,
  sources text,
  written_by uuid not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  primary key (entry_id, edition)
);

create table guidebook_candidate (
  id uuid primary key,
  programme text not null,
  fiscal_year integer not null,
  chapter text not null,
  remark text not null,
  entry_id uuid references knowledge_entry,
  inquiry_id uuid,
  source_key text not null,
  category text,
  marked_by uuid not null,
  marked_at timestamptz not null,
  removed_at timestamptz,
  check ((entry_id is null) <> (inquiry_id is null))
);
create index guidebook_candidate_chapter on guidebook_candidate (programme, chapter, id) where removed_at is null;

create table answer_text (
  id uuid primary key,
  programme text not null,
  fiscal_year integer not null,
  kind text not null check (kind in ('BLOCK', 'PASSAGE')),
  chapter text,
  title text not null,
  body text not null,
  ordinal integer not null,
  changed_by uuid,
  changed_at timestamptz,
  withdrawn boolean not null default false,
  version bigint not null default 0,
  check (kind = 'BLOCK' or chapter is not null)
);
create index answer_text_of_year on answer_text (programme, fiscal_year, kind, chapter, ordinal) where not withdrawn;

insert into answer_text (id, programme, fiscal_year, kind, chapter, title, body, ordinal) values
  ('00000000-0000-4000-8000-000000220201', 'BANSO', 2025, 'BLOCK', null, '書出し',
   'お問い合わせいただき、ありがとうございます。', 1),
  ('00000000-0000-4000-8000-000000220202', 'BANSO', 2025, 'BLOCK', null, '公表資料の御案内',
   E'お尋ねの件は、次の公表資料に記載がございます。\n（資料名・該当の箇所）', 2),
  ('00000000-0000-4000-8000-000000220203', 'BANSO', 2025, 'BLOCK', null, '地域の実情による場合',
   '一律の決まりはございません。地域の実情に応じて、関係者で話し合って定めていただくことになります。', 3),
  ('00000000-0000-4000-8000-000000220204', 'BANSO', 2025, 'BLOCK', null, '都道府県への御相談',
   'あわせて、都道府県の在宅医療の担当課にも御相談ください。', 4),
  ('00000000-0000-4000-8000-000000220205', 'BANSO', 2025, 'BLOCK', null, '結び',
   '御不明の点がございましたら、お気軽にお問い合わせください。', 5),
  ('00000000-0000-4000-8000-000000220211', 'BANSO', 2025, 'PASSAGE', '1 都道府県の実施内容', '第1章の御案内（例）',
   '都道府県の役割につきましては、ガイドブックの「1 都道府県の実施内容」を御参照ください。', 1),
  ('00000000-0000-4000-8000-000000220212', 'BANSO', 2025, 'PASSAGE', '2 拠点の取組', '第2章の御案内（例）',
   '拠点が行う取組につきましては、ガイドブックの「2 拠点の取組」を御参照ください。', 1),
  ('00000000-0000-4000-8000-000000220213', 'BANSO', 2025, 'PASSAGE', '3 都道府県による拠点支援のポイント', '第3章の御案内（例）',
   '都道府県から拠点への支援につきましては、ガイドブックの「3 都道府県による拠点支援のポイント」を御参照ください。', 1),
  ('00000000-0000-4000-8000-000000220214', 'BANSO', 2025, 'PASSAGE', '4 その他', '第4章の御案内（例）',
   'そのほかの事項につきましては、ガイドブックの「4 その他」を御参照ください。', 1);

insert into task_term (definition_key, anchor_variable, business_days) values
  ('UserTask_CheckEntry', null, 5),
  ('UserTask_ReviseEntry', null, 5);
