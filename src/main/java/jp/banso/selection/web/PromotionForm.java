package jp.banso.selection.web;

import jp.banso.applications.ApplicationId;

/** 補欠の繰上げ as it was typed; {@code choice} is an application's id or NONE. */
record PromotionForm(String choice, String reason) {

  static final String NONE = "NONE";

  boolean answered() {
    return choice != null && !choice.isBlank();
  }

  ApplicationId reserve() {
    return NONE.equals(choice) ? null : new ApplicationId(Ids.of(choice));
  }
}
