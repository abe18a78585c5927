-- What the ministry was asked of inquiries that had ended meanwhile was left open.
update ministry_inquiry m set taken_back_at = coalesce(i.ended_at, m.asked_at)
  from inquiry i where i.id = m.inquiry_id and m.answered_at is null and m.taken_back_at is null and i.state <> 'AT_MINISTRY';
