package jp.banso.applications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The mail by which a 補正のお願い was answered: its arrival is the moment of the answer. */
@Embeddable
class MailedCorrection {

  @Column(name = "correction_arrived_at")
  private Instant arrivedAt;

  @Column(name = "correction_sender")
  private String sender;

  @Column(name = "correction_document")
  private UUID document;

  protected MailedCorrection() {}

  MailedCorrection(Instant arrivedAt, String sender, UUID document) {
    this.arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MICROS);
    this.sender = sender;
    this.document = document;
  }

  Instant arrivedAt() { return arrivedAt; }
  String sender() { return sender; }
  /** The mail itself. */
  UUID document() { return document; }
}
