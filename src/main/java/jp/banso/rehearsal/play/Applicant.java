package jp.banso.rehearsal.play;

import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.kernel.PrefectureCode;

/** The made-up regions, each with the turn that its application takes. */
enum Applicant {
  /** Returned by its prefecture, selected, does not answer in time and declines by telephone. */
  A("05"),
  /** Asked for a correction by the secretariat, first reserve, moved up and supported to the end. */
  B("12"),
  /** Does not meet the requirements. */
  C("22"),
  /** Asked for a correction and silent until its term has passed. */
  D("34"),
  /** Begins an application, is given a later deadline and never hands it over. */
  E("39"),
  /** Withdraws after it has been submitted. */
  F("46"),
  /** Writes to the secretariat itself. */
  G("40"),
  /** Its prefecture's mail comes after the deadline. */
  H("20");

  private final String prefecture;

  Applicant(String prefecture) {
    this.prefecture = prefecture;
  }

  PrefectureCode prefecture() {
    return PrefectureCode.of(prefecture);
  }

  String area() {
    return PlayTexts.of("area", name());
  }

  String mail() {
    return "region-" + name().toLowerCase(java.util.Locale.ROOT) + "@rehearsal.example.jp";
  }

  String representativeMail() {
    return "representative-" + name().toLowerCase(java.util.Locale.ROOT) + "@rehearsal.example.jp";
  }

  /** Whether it drafts its application on screen. */
  boolean drafts() {
    return this != G && this != H;
  }

  static Optional<Applicant> of(PrefectureCode code) {
    return Stream.of(values()).filter(one -> one.prefecture.equals(code.value())).findFirst();
  }
}
