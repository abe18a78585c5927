package jp.banso.correspondence;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.ProxyEntry;
import jp.banso.parties.Viewer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps each 代理入力 with its means and note, and sends the person a copy who may object. Without a
 * proxy entry in the viewer nothing happens, so every service calls it after every outside step.
 */
@Service
public class ProxyRecords {

  private final ProxyRows rows;
  private final Clock clock;
  private final Mailroom mailroom;
  private final MessageSource messages;

  ProxyRecords(ProxyRows rows, Clock clock, Mailroom mailroom, MessageSource messages) {
    this.rows = rows;
    this.clock = clock;
    this.mailroom = mailroom;
    this.messages = messages;
  }

  /** One field of what was recorded, as the copy prints it. */
  public record Said(String label, String text) {}

  /** As {@link #record(Viewer, CaseKey, String, String, Map)}, of a step that consists of itself. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Viewer viewer, CaseKey key, String stepKey, String addressee) {
    record(viewer, key, stepKey, addressee, Map.of());
  }

  /**
   * Records the step if the viewer carries a proxy entry.
   *
   * @param stepKey message key of the step as its person would say it
   * @param addressee mail address of the person whose step it is, may be null if none is known
   * @param said what was recorded as the person's words, by the message key of its field
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      Viewer viewer, CaseKey key, String stepKey, String addressee, Map<String, String> said) {
    viewer.proxy().ifPresent(entry -> record(viewer, entry, key, stepKey, addressee, said));
  }

  /** The records of a case and its children, newest first, for the staff of their programme; others see none. */
  @Transactional(readOnly = true)
  public List<ProxyRecordView> of(Viewer viewer, CaseKey key) {
    return viewer.role().isSecretariat() || viewer.isMinistryOf(viewer.programme())
        ? rows.ofCase(key, viewer.programme())
        : List.of();
  }

  private void record(
      Viewer viewer, ProxyEntry entry, CaseKey key, String stepKey, String addressee,
      Map<String, String> said) {
    UUID document = entry.attached() == null ? null : entry.attached().store();
    UUID id =
        rows.insert(
            key, viewer.programme(), stepKey, entry, document, addressee, viewer.personId(),
            clock.instant());
    if (addressee != null) {
      mailroom.send(
          MailOrder.of(
                  "proxy-copy", viewer.programme(), key, "/proxy-records/" + id + "/objection")
              .on(id.toString())
              .to(addressee)
              .value("step", text(stepKey))
              .value("said", lines(said))
              .value("means", text(entry.means().messageKey()))
              .value("saidBy", entry.saidBy())
              .value("saidOn", entry.saidOn())
              .value("note", entry.note()));
    }
  }

  private List<Said> lines(Map<String, String> said) {
    return said.entrySet().stream()
        .filter(field -> field.getValue() != null && !field.getValue().isBlank())
        .map(field -> new Said(text(field.getKey()), field.getValue().strip()))
        .toList();
  }

  private String text(String messageKey) {
    return messages.getMessage(messageKey, null, Locale.JAPAN);
  }
}
