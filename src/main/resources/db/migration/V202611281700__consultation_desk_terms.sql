-- 相談窓口の条件 by fiscal year, as the secretariat edits and releases them; shipped as the notices of FY2024 and FY2025
-- say (S0, S1), but for addresses and telephone numbers.
create table consultation_desk (
  id uuid primary key,
  programme text not null,
  fiscal_year integer not null,
  edition integer not null,
  state text not null check (state in ('DRAFT', 'RELEASED')),
  name text not null,
  other_name text,
  audience text not null,
  notice_on date not null,
  opens_on date not null,
  closes_on date not null,
  opens_at time not null,
  closes_at time not null,
  hours text not null,
  channels text not null,
  mail text not null,
  telephone text,
  channel_note text,
  absence text,
  callback_days integer not null,
  mail_subject text,
  mail_items text,
  examples text,
  purpose text not null,
  web_form boolean not null,
  editors uuid[] not null default '{}',
  asked boolean not null default false,
  released_by uuid,
  released_at timestamptz,
  release_note text,
  version bigint not null default 0,
  unique (programme, fiscal_year, edition)
);

create unique index consultation_desk_draft on consultation_desk (programme, fiscal_year) where state = 'DRAFT';

insert into consultation_desk (id, programme, fiscal_year, edition, state, name, other_name, audience, notice_on, opens_on,
  closes_on, opens_at, closes_at, hours, channels, mail, telephone, channel_note, absence, callback_days, mail_subject,
  mail_items, examples, purpose, web_form) values
('7c0e6a40-51f0-4d0e-9a55-0a4d2024de5c', 'BANSO', 2024, 1, 'RELEASED', '在宅医療の体制整備に関する相談窓口', null,
'在宅医療に必要な連携を担う拠点の整備・運営に関わる皆様（都道府県、拠点、医療機関等）',
'2024-07-26', '2024-07-26', '2025-02-28', '09:00', '17:00', '平日9時から17時（年末年始を除く）', 'MAIL_OR_TELEPHONE',
'zaitaku-r6@example.jp', '（番号は事務局から別に御案内します）', null,
'不在の場合は、メッセージを残していただきますようお願いいたします。担当者より、折り返しご連絡差し上げます。', 1, null, null, null,
'ご相談いただいた内容は、支援パッケージの開発を行ううえでの参考とさせていただき用途以外には使用しません。', false),
('7c0e6a40-51f0-4d0e-9a55-0a4d2025de5c', 'BANSO', 2025, 1, 'RELEASED', '拠点の整備・運用に関する相談窓口',
'在宅医療の体制整備・運用に関する相談窓口',
'在宅医療の体制整備・運用に関わる皆様（都道府県、拠点、医療機関等）',
'2025-06-25', '2025-06-27', '2026-02-28', '09:00', '17:00', '平日9時から17時まで（年末年始を除く）', 'MAIL_PREFERRED',
'zaitaku@example.jp', '（番号は事務局から別に御案内します）',
'照会内容の認識齟齬防止のため、可能な限りE-mailでお問い合わせください。',
'電話照会の際に不在の場合があります。不在時はメッセージを残していただけますと、後ほど担当者が折り返しご連絡いたします。', 1,
'拠点整備・運用に関する照会',
'自治体・機関名
氏名
連絡先（TEL/メールアドレス）
照会内容（具体的に）',
'在宅医療の多職種連携を目的とした会議の参加者の例について教えて欲しい
地域の多職種連携会議で災害時対応を検討予定だが、平時の連携内容の例を教えて欲しい
地域の在宅医療の資源の把握のためにどのような情報を活用したらよいか教えて欲しい',
'照会内容は、ガイドブックの改訂の参考とさせていただく可能性がありますことご了承ください。なお、その他の目的では使用いたしません。', false);
