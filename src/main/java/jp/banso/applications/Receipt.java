package jp.banso.applications;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When, how and under which number an application reached the secretariat (S2 §7, §8). */
@Embeddable
class Receipt {

  /** On screen, or by mail as the notice prescribes. */
  enum Channel {
    SCREEN,
    MAIL
  }

  @Enumerated(EnumType.STRING)
  private Channel channel = Channel.SCREEN;

  private String receiptNumber;
  private Instant receivedAt;

  @Column(name = "received_in_time")
  private Boolean inTime;

  private String senderMail;

  @Enumerated(EnumType.STRING)
  private ArrivalMeans arrival;

  /** The database rounds what is finer than it keeps; a receipt must not be rounded over the deadline. */
  void at(String number, Instant at, boolean beforeDeadline) {
    receiptNumber = number;
    receivedAt = at.truncatedTo(ChronoUnit.MICROS);
    inTime = beforeDeadline;
  }

  /** By mail, or on paper. */
  void byMail(String number, Instant at, boolean beforeDeadline, String sender, ArrivalMeans means) {
    at(number, at, beforeDeadline);
    channel = Channel.MAIL;
    senderMail = sender;
    arrival = means;
  }

  boolean isGiven() { return receivedAt != null; }
  boolean cameByMail() { return channel == Channel.MAIL; }
  boolean wasInTime() { return Boolean.TRUE.equals(inTime); }
  String number() { return receiptNumber; }
  Instant at() { return receivedAt; }
  String senderMail() { return senderMail; }
  /** Null on screen. */
  ArrivalMeans arrival() { return arrival == null && cameByMail() ? ArrivalMeans.MAIL : arrival; }
}
