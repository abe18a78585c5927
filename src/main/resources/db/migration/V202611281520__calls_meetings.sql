-- The meetings that a call foresees, in their order (S2 §3 table); what each is about stays in meeting_topics. The
-- default is what the process of the support can hold, so that a node of the version before still adds calls.
alter table public_call
  add column meetings jsonb not null default '[
    {"name":"第1回会議","period":"","duration":"","form":"","precondition":"NONE","reserve":false},
    {"name":"第2回会議","period":"","duration":"","form":"","precondition":"MEASURES","reserve":false},
    {"name":"第3回会議","period":"","duration":"","form":"","precondition":"MEASURES","reserve":false},
    {"name":"第4回会議（予備）","period":"","duration":"","form":"","precondition":"MEASURES","reserve":true}]';
-- Whatever number a call has said so far, its support held three meetings and the reserve.
update public_call set meetings_min = 3, meetings_max = 4 where meetings_min <> 3 or meetings_max <> 4;
