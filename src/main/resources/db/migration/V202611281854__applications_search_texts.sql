-- The words of each application as people look for them, folded when they are written: as they stand, as they were
-- handed over last, and as the secretariat has them. Which of these a viewer's search reads is what the viewer reads.
create table application_text (
  application_id uuid primary key references application,
  words text not null,
  handed_words text not null,
  sent_words text not null
);
