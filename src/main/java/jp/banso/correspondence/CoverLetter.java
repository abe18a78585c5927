package jp.banso.correspondence;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * 鑑: the letter that lies on top of the papers which an office sends (domain G4). Every part may be blank: what
 * an office adds only at 施行 is left to the pen.
 *
 * @param documentNumber 文書番号, such as 「医第123号」, may be empty
 * @param date 日付, null while it is open
 * @param addressee 宛名 without 敬称, one or several lines
 * @param senderTitle 発出者職名, such as 「秋田県健康福祉部医務薬事課長」
 * @param sealOmitted whether 「公印省略」 stands below the sender
 * @param body the text before 記
 * @param items what stands between 記 and 以上; without any neither is printed
 * @param contact 連絡先, may be empty
 */
public record CoverLetter(
    String documentNumber, LocalDate date, String addressee, Honorific honorific, String senderTitle,
    boolean sealOmitted, String subject, String body, String items, String contact) {

  /** 敬称. */
  public enum Honorific {
    /** 御中, to an office. */
    ONCHU,
    /** 様, to a person. */
    SAMA,
    /** 殿, to a person by office, as some authorities still write. */
    DONO;

    public String messageKey() {
      return "correspondence.cover.honorific." + name();
    }
  }

  public CoverLetter {
    documentNumber = stripped(documentNumber);
    addressee = stripped(addressee);
    honorific = honorific == null ? Honorific.ONCHU : honorific;
    senderTitle = stripped(senderTitle);
    subject = stripped(subject);
    body = paragraphs(body);
    items = paragraphs(items);
    contact = paragraphs(contact);
  }

  /** The same for the next time: its number and its day are of one letter only. */
  public CoverLetter forNextTime() {
    return new CoverLetter(
        "", null, addressee, honorific, senderTitle, sealOmitted, subject, body, items, contact);
  }

  /** With the number and the day of this one letter. */
  public CoverLetter dated(String number, LocalDate day) {
    return new CoverLetter(
        number, day, addressee, honorific, senderTitle, sealOmitted, subject, body, items, contact);
  }

  /** With its words changed: places that stand for a name are filled in. */
  public CoverLetter with(UnaryOperator<String> words) {
    return new CoverLetter(
        documentNumber, date, words.apply(addressee), honorific, words.apply(senderTitle), sealOmitted,
        words.apply(subject), words.apply(body), words.apply(items), words.apply(contact));
  }

  /** Without blank lines before and after; a wide space at the beginning is a paragraph's, and is kept. */
  private static String paragraphs(String text) {
    String lines = text == null ? "" : text.replace("\r\n", "\n").stripTrailing();
    return lines.replaceFirst("^(?:[ \t\u3000]*\n)+", "");
  }

  private static String stripped(String text) {
    return text == null ? "" : text.replace("\r\n", "\n").strip();
  }
}
