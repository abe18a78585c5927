-- 御案内先: whom the desk names for what is not its own matter, one a line as 内容：窓口 (S3 §7 for the other programme).
alter table consultation_desk add column referrals text;
update consultation_desk set referrals =
'都道府県・市町村連携支援（在宅医療・介護連携推進支援事業）：株式会社日本能率協会総合研究所　福祉・医療・労働政策研究部　E-mail：renkei@example.jp（平日10:00-17:00）';
