package jp.banso.correspondence;

import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Groups;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.Documents;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The person in whose name the secretariat recorded a step says that it was not so; the manager answers. */
@Service
@Transactional
public class Objections {

  /** What the work item is about; see {@link jp.banso.worklist.WorkDescriber}. */
  public static final String WORK = "proxy-objection";


  private final ProxyRows rows;
  private final ProxyRecords proxyRecords;
  private final OwnAddresses addresses;
  private final Worklist worklist;
  private final AuditLog audit;
  private final Clock clock;
  private final MessageSource messages;
  private final Documents documents;

  Objections(
      ProxyRows rows,
      ProxyRecords proxyRecords,
      OwnAddresses addresses,
      Worklist worklist,
      AuditLog audit,
      Clock clock,
      MessageSource messages,
      Documents documents) {
    this.rows = rows;
    this.proxyRecords = proxyRecords;
    this.addresses = addresses;
    this.worklist = worklist;
    this.audit = audit;
    this.clock = clock;
    this.messages = messages;
    this.documents = documents;
  }

  /**
   * A record with what its viewer may do with it.
   *
   * @param onWord true if the viewer is no party and may only record the addressee's word
   */
  public record ObjectionPage(
      ProxyRecordView record, boolean mayObject, boolean onWord, boolean mayAnswer) {}

  @Transactional(readOnly = true)
  public ObjectionPage page(Viewer viewer, UUID id) {
    ProxyRows.Row row = visible(viewer, id);
    ProxyRecordView record = row.view();
    return new ObjectionPage(
        record, !record.objected(), !record.objected() && viewer.isSecretariatOf(row.programme()),
        viewer.isManagerOf(row.programme()) && record.objected() && record.answeredAt() == null);
  }

  /** The mail or note that was attached to the record. */
  @Transactional(readOnly = true)
  public StoredFile file(Viewer viewer, UUID id) {
    UUID document = visible(viewer, id).view().documentId();
    if (document == null) {
      throw new NotFound("file of proxy record " + id);
    }
    return StoredFile.of(documents, document);
  }

  /** 記録の内容が違う: its addressee says so, once, in person or on the word the secretariat was given. */
  public Outcome<Void> object(Viewer viewer, UUID id, String reason) {
    ProxyRows.Row row = visible(viewer, id);
    if (!isAddressee(viewer, row) && viewer.proxy().isEmpty()) {
      return Outcome.refused("correspondence.objection.wordMissing");
    }
    String text = reason == null ? "" : reason.strip();
    if (text.isEmpty()) {
      return Outcome.refused("correspondence.objection.refused");
    }
    if (!rows.object(id, text, clock.instant())) {
      throw new AlreadyDone("objected to " + id);
    }
    CaseKey key = new CaseKey(row.view().caseKey());
    worklist.open(
        Source.MAIL, id.toString(), row.programme(), Groups.secretariatManager(row.programme()), key, WORK,
        messages.getMessage("correspondence.objection.work", null, Locale.JAPAN));
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.correspondence.object", key)
            .detail("reason", text)
            .detail("record", stepName(row)));
    proxyRecords.record(viewer, key, "correspondence.step.objected", row.addressee());
    return Outcome.done();
  }

  /** What the manager found out and did. */
  public Outcome<Void> answer(Viewer viewer, UUID id, String answer) {
    ProxyRows.Row row = visible(viewer, id);
    viewer.requireInPerson(Groups.secretariatManager(row.programme()), row.programme());
    String text = answer == null ? "" : answer.strip();
    if (text.isEmpty()) {
      return Outcome.refused("correspondence.objection.answerMissing");
    }
    if (!rows.answer(id, text, clock.instant())) {
      throw new AlreadyDone("answered " + id);
    }
    worklist.close(Source.MAIL, id.toString());
    audit.record(
        AuditEntry.of(viewer.actor(), "audit.correspondence.answerObjection", new CaseKey(row.view().caseKey()))
            .detail("reason", text)
            .detail("record", stepName(row)));
    return Outcome.done();
  }

  private String stepName(ProxyRows.Row row) {
    return messages.getMessage(row.view().stepKey(), null, Locale.JAPAN);
  }

  private ProxyRows.Row visible(Viewer viewer, UUID id) {
    return rows.find(id)
        .filter(row -> viewer.isSecretariatOf(row.programme()) || isAddressee(viewer, row))
        .orElseThrow(() -> new NotFound("proxy record " + id));
  }

  private boolean isAddressee(Viewer viewer, ProxyRows.Row row) {
    return viewer.programme() == row.programme()
        && row.addressee() != null
        && addresses.of(viewer).contains(row.addressee());
  }
}
