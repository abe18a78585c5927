-- A caller is found by the number however it was written: 0187(00)0001, ０１８７ー００ー０００１ and +81 187 00 0001 are one.
alter table inquiry add column requester_digits text generated always as (nullif(regexp_replace(regexp_replace(
  search_fold(coalesce(requester_telephone, '')), '^ *\+ *81', '0'), '[^0-9]', '', 'g'), '')) stored;
create index inquiry_requester_digits on inquiry (requester_digits, received_at desc) where requester_digits is not null;
-- What is kept under which terms is counted for the page of retention, and a number that was deleted is not given anew.
create index inquiry_of_desk on inquiry (desk_id);
create index inquiry_deletion_case_key on inquiry_deletion_case (case_key text_pattern_ops);
