-- The address of the consent page is a place of its own now: texts that were worded before name it above the code.
update mail_text set body = regexp_replace(body, '([^\n]*\{掲載の同意の回答用コード\})', E'{掲載の同意の画面のアドレス}\n\\1')
  where kind = 'M04' and body like '%{掲載の同意の回答用コード}%' and body not like '%{掲載の同意の画面のアドレス}%';
update mail_text_draft set body = regexp_replace(body, '([^\n]*\{掲載の同意の回答用コード\})', E'{掲載の同意の画面のアドレス}\n\\1'), version = version + 1
  where kind = 'M04' and body like '%{掲載の同意の回答用コード}%' and body not like '%{掲載の同意の画面のアドレス}%';
