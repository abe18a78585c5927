-- when a case came to whom it is with: not its last change, for a case is also changed where it lies
alter table application add column moved_at timestamptz;

update application
   set moved_at = case state
         when 'PREFECTURE_REVIEW' then handed_over_at
         when 'COMPILED' then compiled_at
         when 'RECEIVED' then received_at
         when 'RECEIVED_LATE' then received_at
         else changed_at
       end;
