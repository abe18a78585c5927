-- Whether the ministry itself gave the last 了承, or the secretariat entered it; until when a mail can be stopped.
alter table selection_round add column recall_concurred_in_person boolean;
alter table reserve_promotion add column concurred_in_person boolean;
alter table result_notice add column send_after timestamptz;
