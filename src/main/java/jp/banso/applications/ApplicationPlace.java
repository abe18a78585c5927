package jp.banso.applications;

import jp.banso.kernel.PrefectureCode;

/** Whose application it is: 「秋田県 大仙・仙北」. */
public record ApplicationPlace(ApplicationId id, PrefectureCode prefecture, String areaName) {

  public String text() {
    return prefecture.name() + " " + areaName;
  }
}
