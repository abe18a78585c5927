-- Review sheet (domain §6): 1 to 5 points each, weights in points of 100; three items break a tie, in this order.
insert into call_criterion (id, call_id, position, code, label, guidance, weight, tie_order) values
  ('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025c001', '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 1, 'CONCRETENESS', '課題の具体性',
   '地域の現状と課題が、数値や事実に基づいて具体的に示されているか。', 15, null),
  ('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025c002', '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 2, 'URGENCY', '必要性・緊急性',
   '外部支援を必要とする理由と、いま取り組むべき事情が示されているか。', 20, 1),
  ('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025c003', '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 3, 'HUB_RECORD', '拠点の実績と位置付け',
   '拠点が医療計画に位置付けられ、取組の実績があるか。', 15, null),
  ('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025c004', '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 4, 'INITIATIVE', '主体性・推進体制（都道府県の関与）',
   '地域が主体となって進める体制があり、都道府県が関与しているか。', 15, 2),
  ('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025c005', '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 5, 'MEMBER_DIVERSITY', '構成員の多様性',
   '職種・団体に偏りがなく、必要な関係者がそろっているか。', 10, 3),
  ('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025c006', '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 6, 'FEASIBILITY', '期間内の実現可能性',
   '支援期間内に対応策案をまとめられる見込みがあるか。', 10, null),
  ('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025c007', '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 7, 'MODEL_VALUE', '波及性（モデル性）',
   'ほかの地域の参考となる取組か。', 10, null),
  ('5b0f5f2e-7a52-4c1f-8b0e-0a4d2025c008', '5b0f5f2e-7a52-4c1f-8b0e-0a4d2025ba01', 8, 'REGIONAL_BALANCE', '過去支援の有無・地域バランス',
   '過去の支援の有無や地域の偏りに照らして適当か。', 5, null);
