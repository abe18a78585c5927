-- What a clerk goes through with an inquiry, one a line, with a mark before what is needed before an answer goes; and the
-- words by which askers are told why they are asked whether the answer helped: without words nobody is asked. Nothing of
-- it stands in the notices (S0, S1): asking belongs to answering, and the words bind what is said to that.
alter table consultation_desk
  add column checklist text,
  add column feedback_words text,
  add column feedback_days integer not null default 10 check (feedback_days between 1 and 60);

update consultation_desk set
checklist = '応募書類（申込書など）の提出ではないことを確かめた
対象外（都道府県・市町村連携支援など）ではないことを確かめた
都道府県・所属・連絡先を確かめた
※個人や患者が分かる内容が回答に入っていないことを確かめた
ガイドブックの該当する章を確かめた
公表資料・これまでの回答で答えられるかを確かめた
厚生労働省への照会が要るかを確かめた',
feedback_words = '回答がお役に立ったかを、任意でお伺いします。お答えは、この窓口の回答を改めることと、個人・機関が分からない形の集計にだけ用い、その他の目的では使用いたしません。お答えの有無や内容が、公募の選定や支援に影響することはありません。'
where fiscal_year >= 2025;
