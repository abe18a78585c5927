-- The words of the forms by their parts of one and two letters: a search reads the texts that hold all parts of what is
-- looked for, and judges only those. Written with the text, so that it is found as soon as the text is committed.
create index application_text_words on application_text using gin (search_grams(words));
create index application_text_handed on application_text using gin (search_grams(handed_words));
create index application_text_sent on application_text using gin (search_grams(sent_words));
