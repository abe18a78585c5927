package jp.banso.applications;

import java.util.List;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/**
 * とりまとめ一覧 of one prefecture.
 *
 * @param lines its applications with their progress, never their text
 * @param ranks 推薦順位 by 整理番号, where one is given
 */
public record CompilationView(
    CallView call, PrefectureCode prefecture, CaseKey key, List<ApplicationLine> lines,
    java.util.Map<String, Integer> ranks) {

  public List<ApplicationLine> ready() {
    return lines.stream().filter(ApplicationLine::ready).toList();
  }
}
