-- The call of FY2025 as printed (S2; the ministry's 事務連絡 from S1). Names of persons, mail addresses and
-- telephone numbers of the notices are not shipped.
insert into public_call (id, case_key, programme, fiscal_year, project_title, title, form_key, secretariat_name,
  secretariat_mail, state, published_on, deadline, deadline_time, region_due_on, prefecture_due_on, result_due_on,
  areas, member_min, member_max, member_stretch, profession_warn_percent, profession_return_percent,
  organisation_warn_percent, organisation_return_percent, meetings_min, meetings_max, dispatch_cap, support_from,
  support_until, correction_days, acceptance_days, reserve_disclosed, acceptance_required, concurrence_needed,
  reviewers_min) values
('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 'R7-BANSO', 'BANSO', 2025,
  '令和7年度厚生労働省事業「地域の在宅医療の体制整備に向けた調査・連携支援事業」',
  '在宅医療の拠点整備・運用に向けた伴走支援', 'home-care-support-application',
  '地域の在宅医療の体制整備に向けた調査・連携支援事業　事務局（有限責任監査法人トーマツ）',
  'zaitaku@example.jp', 'PREPARED', '2025-06-25', '2025-07-31', null, '2025-07-17', '2025-07-28', '2025-08-14',
  1, 10, 15, 1, 40, 50, 33.34, 50, 3, 4, 3, '2025-08-18', '2026-02-28', 3, 5, false, true, true, 2);
