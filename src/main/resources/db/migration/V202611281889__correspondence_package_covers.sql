-- A filled-in subject or title may be longer than what was typed: the names of call and prefecture stand in it.
alter table cover_letter alter column subject type text, alter column sender_title type text;

-- The 鑑 of packages become letters like all others, with the words as they were printed. submission_cover stays as it
-- is until no older version of the application reads it any more.
insert into cover_letter (place, document_number, dated_on, addressee, honorific, sender_title, seal_omitted, subject,
  body, items, contact, kept_at, kept_by, version)
select 'package:' || c.package_id, c.document_number, c.dated_on, c.addressee, c.honorific, c.sender, c.seal_omitted,
  k.title || 'に係る申込書の提出について',
  '　標記について、' || (array['北海道','青森県','岩手県','宮城県','秋田県','山形県','福島県','茨城県','栃木県','群馬県','埼玉県',
    '千葉県','東京都','神奈川県','新潟県','富山県','石川県','福井県','山梨県','長野県','岐阜県','静岡県','愛知県','三重県','滋賀県',
    '京都府','大阪府','兵庫県','奈良県','和歌山県','鳥取県','島根県','岡山県','広島県','山口県','徳島県','香川県','愛媛県','高知県',
    '福岡県','佐賀県','長崎県','熊本県','大分県','宮崎県','鹿児島県','沖縄県'])[cast(p.prefecture_code as int)]
    || '管内の申込書を取りまとめましたので、下記のとおり提出します。',
  '１　提出する申込書　' || (select count(*) from submission_package_application i where i.package_id = p.id) || '件'
    || coalesce((select string_agg(E'\n　　' || i.receipt_number || '　' || i.area_name, '' order by i.position)
      from submission_package_application i where i.package_id = p.id), '')
    || case when btrim(p.cover_note) = '' then ''
      else E'\n２　連絡事項' || (select string_agg(E'\n　　' || line, '' order by place)
        from regexp_split_to_table(p.cover_note, '\r?\n') with ordinality lines (line, place)) end,
  '', p.received_at, '', 1
from submission_cover c
  join submission_package p on p.id = c.package_id
  join public_call k on k.id = p.call_id
on conflict (place) do nothing;

-- Who signed last signs the next one again: the words of an office, with places for the names of call and prefecture.
insert into cover_letter (place, document_number, dated_on, addressee, honorific, sender_title, seal_omitted, subject,
  body, items, contact, kept_at, kept_by, version)
select distinct on (k.programme, p.prefecture_code)
  'office:prefecture-' || p.prefecture_code || case k.programme when 'renkei' then '-care' else '-health' end || ':package',
  '', null, '{事務局}', c.honorific, c.sender, c.seal_omitted, '{公募名}に係る申込書の提出について',
  '　標記について、{都道府県}管内の申込書を取りまとめましたので、下記のとおり提出します。',
  E'１　提出する申込書　{申込書の件数}件\n{申込書の一覧}\n{連絡事項}', '', p.received_at, '', 1
from submission_cover c
  join submission_package p on p.id = c.package_id
  join public_call k on k.id = p.call_id
order by k.programme, p.prefecture_code, p.received_at desc
on conflict (place) do nothing;
