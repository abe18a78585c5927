package jp.banso.applications;

import jp.banso.calls.CallView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;

/** 整理番号 of a prefecture's とりまとめ of a call; it stands from the beginning, whether anything is compiled or not. */
public final class CompilationKey {

  private CompilationKey() {}

  public static CaseKey of(CallView call, PrefectureCode prefecture) {
    return call.key().child(prefecture.value());
  }
}
