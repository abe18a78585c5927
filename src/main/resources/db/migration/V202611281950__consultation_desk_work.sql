-- What the desk counts by in its daily work: terms in hours, days, kinds of content, the number from which it calls.
alter table task_term add column exact boolean not null default false;

alter table consultation_desk
  add column categories text,
  add column answer_days integer not null default 5,
  add column reply_days integer not null default 5,
  add column ministry_days integer not null default 5,
  add column callback_from text;

update consultation_desk set categories = '拠点の整備・位置付け
多職種連携・会議
災害時・平時の連携
資源の把握・データ
人材・研修
制度・補助金
公募・事業の手続
その他';
