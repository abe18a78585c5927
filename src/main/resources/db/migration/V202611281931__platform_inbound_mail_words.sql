-- What is looked for in mails: sender, subject and the beginning of the text.
create index inbound_mail_words on inbound_mail using gin (folded_grams(search_fold(
  sender || ' ' || sender_name || ' ' || left(subject, 500) || ' ' || left(body, 5000))));
