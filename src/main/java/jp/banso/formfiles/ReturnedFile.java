package jp.banso.formfiles;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.WritingDesk;
import jp.banso.platform.documents.DocumentId;

/** A filled file that came back and waits for the person who brought it to confirm what it changes. */
@Entity
@Table(name = "application_returned_file")
class ReturnedFile {

  @Id private UUID id;
  private UUID applicationId;
  private UUID personId;
  private UUID documentId;
  private Instant receivedAt;
  private Instant settledAt;
  private UUID baseId;

  protected ReturnedFile() {}

  ReturnedFile(WritingDesk.Text of, UUID person, DocumentId document, Instant at) {
    id = UUID.randomUUID();
    applicationId = of.id().value();
    personId = person;
    documentId = document.value();
    receivedAt = at;
  }

  /** It does not say from which text it was made: whoever brought it saw this one. */
  void madeBeside(GivenText text) {
    baseId = UUID.fromString(text.stamp());
  }

  UUID id() { return id; }
  Optional<UUID> base() { return Optional.ofNullable(baseId); }
  boolean isOf(WritingDesk.Text application, UUID person) {
    return applicationId.equals(application.id().value()) && personId.equals(person);
  }
  DocumentId document() { return new DocumentId(documentId); }
  boolean isSettled() { return settledAt != null; }

  /** What it changes was confirmed. */
  void settle(Instant at) {
    if (isSettled()) {
      throw new IllegalStateException("file " + id + " was settled at " + settledAt);
    }
    settledAt = at;
  }
}
