-- 議題 of the meetings, a line for each, as the call prints them (S2 §3).
alter table public_call
  add column meeting_topics text not null
    default E'現状把握と課題確認\n対応策案の検討①\n対応策案の検討②\n対応策案の検討（予備）';
alter table call_change add column meeting_topics text;
