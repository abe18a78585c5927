package jp.banso.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.forms.Answers;
import jp.banso.forms.CarriedAnswers;
import jp.banso.forms.ReturnedAnswers;
import jp.banso.kernel.PrefectureCode;
import jp.banso.platform.inbound.InboundFile;

/**
 * A file of a mail as the call's form reads it.
 *
 * @param areaName 応募地域名 as the form says, empty if it could not be read
 * @param representativeMail as the form says, empty if it could not be read
 * @param namedPrefecture code that the form names, empty if it names none
 * @param answers null if it is no form, or none that can be read
 * @param findings what could not be taken over and what is malformed
 * @param doubts what a person must decide
 * @param left what was answered to a question that this version does not ask
 * @param missing the labels of the fields that stand nowhere in the file
 * @param refusal message key of why it is not read, null if it is
 * @param refusalArguments of that message
 * @param application the application that was made of it, null if none was
 */
public record MailedForm(
    InboundFile file, String areaName, String representativeMail, String namedPrefecture, Answers answers,
    List<ReturnedAnswers.Placed> findings, List<ReturnedAnswers.Doubt> doubts, List<CarriedAnswers.Left> left,
    List<String> missing, String refusal, List<Object> refusalArguments, UUID application) {

  private static final List<String> PICTURES = List.of(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".heic");

  public MailedForm {
    findings = List.copyOf(findings);
    doubts = List.copyOf(doubts);
    left = List.copyOf(left);
    missing = List.copyOf(missing);
    refusalArguments = List.copyOf(refusalArguments);
  }

  public boolean isRead() {
    return answers != null;
  }

  /**
   * Why a clerk cannot take the text over, as a message key: the sentences of the form itself are for whoever chooses
   * a file; null if it is read.
   */
  public String unreadKey() {
    if (refusal == null) {
      return null;
    }
    String name = file.fileName().toLowerCase(Locale.ROOT);
    return switch (refusal) {
      case "forms.file.refused.encrypted" -> "intake.mail.file.unread.encrypted";
      case "forms.file.refused.old_office" -> "intake.mail.file.unread.oldOffice";
      case "forms.file.refused.macros", "forms.file.refused.objects", "forms.file.refused.links" ->
          "intake.mail.file.unread.unsafe";
      case "forms.file.refused.size", "forms.file.refused.too_large" -> "intake.mail.file.unread.large";
      case "forms.file.refused.damaged" -> "intake.mail.file.unread.damaged";
      case "forms.file.refused.other_kind" -> byName(name);
      default -> "intake.mail.file.unread.otherForm";
    };
  }

  private static String byName(String name) {
    if (name.endsWith(".pdf")) {
      return "intake.mail.file.unread.pdf";
    }
    return PICTURES.stream().anyMatch(name::endsWith)
        ? "intake.mail.file.unread.picture"
        : "intake.mail.file.unread.otherKind";
  }

  /** Whether a person can read it and type it, as a scan. */
  public boolean isTypeable() {
    return "intake.mail.file.unread.pdf".equals(unreadKey()) || "intake.mail.file.unread.picture".equals(unreadKey());
  }

  /** The prefecture that the form names, if that is another one. */
  public Optional<PrefectureCode> prefectureBeside(PrefectureCode own) {
    return PrefectureCode.all().stream()
        .filter(code -> code.value().equals(namedPrefecture) && !code.equals(own))
        .findFirst();
  }

  /** What a person has to decide or to read. */
  public int remarks() {
    return doubts.size() + left.size() + missing.size();
  }

  /** The beginning of its checksum, as the receipt prints it. */
  public String shortChecksum() {
    return file.checksum().substring(0, 12);
  }
}
