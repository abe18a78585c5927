package jp.banso.selection.process;

import jp.banso.correspondence.LetterSettled;
import jp.banso.kernel.CaseKey;
import jp.banso.selection.NoticeService;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears whether a result arrived. */
@Component
class SettledLetters {

  private final NoticeService notices;

  SettledLetters(NoticeService notices) {
    this.notices = notices;
  }

  @ApplicationModuleListener
  void on(LetterSettled settled) {
    if (settled.caseKey() != null) {
      notices.settled(new CaseKey(settled.caseKey()), settled.kind(), settled.delivered());
    }
  }
}
