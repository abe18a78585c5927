package jp.banso.applications;

import java.util.List;
import java.util.Map;
import jp.banso.calls.CallChange;
import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.platform.database.ListOrder.Place;

/**
 * A page of とりまとめ一覧 of one prefecture.
 *
 * @param lines its applications with their progress, never their text
 * @param ranks 推薦順位 by 整理番号, where one is given
 * @param elsewhere how many on other pages wait to be submitted
 * @param callChanges what became of the call, newest first, until it closes
 * @param next where the list goes on, null on its last page
 */
public record CompilationView(
    CallView call, PrefectureCode prefecture, CaseKey key, List<ApplicationLine> lines,
    Map<String, Integer> ranks, long elsewhere, List<CallChange> callChanges, Place next) {

  public List<ApplicationLine> ready() {
    return lines.stream().filter(ApplicationLine::ready).toList();
  }
}
