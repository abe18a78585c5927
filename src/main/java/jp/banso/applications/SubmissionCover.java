package jp.banso.applications;

import java.time.LocalDate;

/**
 * The 鑑 that goes with a package (S2 §7): its fields as officials fill them, the rest is fixed text.
 *
 * @param documentNumber 文書番号, may be empty: it comes with the 決裁, which may be later
 * @param datedOn 日付 of the paper
 * @param sender 発出者職名
 * @param addressee 宛名 without 敬称
 * @param sealOmitted whether 「（公印省略）」 stands below the sender
 */
public record SubmissionCover(
    String documentNumber, LocalDate datedOn, String sender, String addressee, Honorific honorific,
    boolean sealOmitted) {

  /** 敬称. */
  public enum Honorific {
    ONCHU,
    SAMA,
    DONO;

    public String messageKey() {
      return "applications.cover.honorific." + name();
    }
  }
}
