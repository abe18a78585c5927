package jp.banso.platform.inbound;

import java.util.UUID;

/**
 * Port: the module for which mails are read hears of each in the transaction in which it is kept, so that none is lost
 * between.
 */
public interface InboundSink {

  /**
   * A mail came.
   *
   * @param report what a mail server says of a mail of ours, null if it is no such report
   */
  void arrived(InboundMail mail, DeliveryReport report);

  /** The same of a mail over which {@link #arrived} failed: it must reach a person whatever it is. */
  void arrivedUnheard(InboundMail mail);

  /** What told of a mail that could not be fetched is void: the mail itself has come. */
  void superseded(UUID mailId);

  /**
   * A mail server gave up, or goes on trying.
   *
   * @param messageId of our mail
   * @param recipient for whom it is said, empty if it does not say
   * @param failed false if it goes on trying or has delivered
   */
  record DeliveryReport(String messageId, String recipient, boolean failed) {}

}
