package jp.banso.correspondence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/**
 * A mail to be written from a template of {@code templates/mail} (domain §4).
 *
 * @param template file name without ending, {@code M08}; it is the mail's kind
 * @param occasion tells two mails of one kind, case and recipient apart; empty if there is one ever
 * @param values what the template prints
 * @param resultMail true if a crash while sending must be answered by a person
 * @param notBefore business time before which it does not go, null for at once
 */
public record MailOrder(
    String template, ProgrammeCode programme, CaseKey caseKey, String occasion, String to,
    List<String> copies, Map<String, Object> values, List<UUID> attachments, boolean resultMail,
    Instant notBefore) {

  public static MailOrder of(String template, ProgrammeCode programme, CaseKey caseKey) {
    return new MailOrder(
        template, programme, caseKey, "", null, List.of(), Map.of(), List.of(), false, null);
  }

  public MailOrder to(String address) {
    return new MailOrder(
        template, programme, caseKey, occasion, address, copies, values, attachments, resultMail, notBefore);
  }

  public MailOrder copy(String address) {
    List<String> more = new ArrayList<>(copies);
    if (address != null && !address.equals(to) && !more.contains(address)) {
      more.add(address);
    }
    return new MailOrder(
        template, programme, caseKey, occasion, to, more, values, attachments, resultMail, notBefore);
  }

  public MailOrder value(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new MailOrder(
        template, programme, caseKey, occasion, to, copies, more, attachments, resultMail, notBefore);
  }

  public MailOrder on(String newOccasion) {
    return new MailOrder(
        template, programme, caseKey, newOccasion, to, copies, values, attachments, resultMail, notBefore);
  }

  public MailOrder attach(UUID documentId) {
    List<UUID> more = new ArrayList<>(attachments);
    more.add(documentId);
    return new MailOrder(
        template, programme, caseKey, occasion, to, copies, values, more, resultMail, notBefore);
  }

  /** Marks a mail that must never go twice without a person's word. */
  public MailOrder asResult() {
    return new MailOrder(
        template, programme, caseKey, occasion, to, copies, values, attachments, true, notBefore);
  }

  public MailOrder after(Instant instant) {
    return new MailOrder(
        template, programme, caseKey, occasion, to, copies, values, attachments, resultMail, instant);
  }
}
