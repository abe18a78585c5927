package jp.banso.inquiries;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.text.Normalizer;

/**
 * 相談者 (S1: 自治体・機関名、氏名、連絡先). Every part may be missing, as a mail may say nothing of its sender.
 *
 * @param organisation as it was said
 * @param kind null until somebody knows it
 * @param prefecture code of two digits, null until somebody knows it
 * @param mail where the answer goes
 * @param telephone as it was said
 */
@Embeddable
public record Requester(
    @Column(name = "organisation") String organisation,
    @Enumerated(EnumType.STRING) @Column(name = "requester_kind") RequesterKind kind,
    @Column(name = "prefecture_code") String prefecture,
    @Column(name = "requester_name") String name,
    @Column(name = "requester_mail") String mail,
    @Column(name = "requester_telephone") String telephone) {

  /** Of whom nothing is known. */
  static final Requester UNKNOWN = new Requester(null, null, null, null, null, null);

  /**
   * Whether an answer to this one reaches the other: the same address, and where one has none the same number or the
   * same name of the same organisation.
   */
  boolean isReachedLike(Requester other) {
    if (mail != null && other.mail != null) {
      return mail.equalsIgnoreCase(other.mail);
    }
    boolean sameNumber = telephone != null && other.telephone != null && digits(telephone).equals(digits(other.telephone));
    boolean sameName = name == null || other.name == null || plain(name).equals(plain(other.name));
    return sameNumber
        || organisation != null && other.organisation != null && plain(organisation).equals(plain(other.organisation))
            && sameName;
  }

  /** What is missing here as the other says it. */
  Requester filledFrom(Requester other) {
    return new Requester(
        organisation == null ? other.organisation : organisation, kind == null ? other.kind : kind,
        prefecture == null ? other.prefecture : prefecture, name == null ? other.name : name,
        mail == null ? other.mail : mail, telephone == null ? other.telephone : telephone);
  }

  private static String digits(String number) {
    return number.replaceAll("\\D", "");
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
