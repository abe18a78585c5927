-- An address in the text of a mail that is not its sender's: the desk judges whether the answer goes there.
alter table inquiry add column written_mail text;
