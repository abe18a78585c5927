package jp.banso.inquiries;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.AutomaticAnswers;
import jp.banso.correspondence.InboundMailHandler;
import jp.banso.correspondence.OfferedMail;
import jp.banso.inquiries.InquiryMailText.Item;
import jp.banso.inquiries.InquiryMailText.Said;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.mail.SentMail;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Opens an inquiry for whatever a person writes to the desk in its period, with the four items or without (domain A6), and
 * puts an answer of the asker to its thread. Asked after those who take in applications.
 */
@Component
@Order(20)
class InquiryMailHandler implements InboundMailHandler {

  static final String NAME = "inquiries";

  private static final int LONGEST_SUBJECT = 200;

  private final InquiryIntake intake;
  private final Inquiries inquiries;
  private final InquiryEntries entries;
  private final InquiryMails mails;
  private final OpenDesks desks;
  private final AutomaticAnswers answers;
  private final MessageSource messages;
  private final InquiryMailText reader;

  InquiryMailHandler(
      InquiryIntake intake, Inquiries inquiries, InquiryEntries entries, InquiryMails mails, OpenDesks desks,
      AutomaticAnswers answers, MessageSource messages) {
    this.intake = intake;
    this.inquiries = inquiries;
    this.entries = entries;
    this.mails = mails;
    this.desks = desks;
    this.answers = answers;
    this.messages = messages;
    Map<Item, List<String>> words = new EnumMap<>(Item.class);
    for (Item item : Item.values()) {
      words.put(item, Arrays.asList(text("inquiries.mail.item." + item.name()).split(",")));
    }
    this.reader = new InquiryMailText(words);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String workKey() {
    return "inquiries.mail.work";
  }

  @Override
  public String page(UUID mailId) {
    return "/inquiries/mails/" + mailId;
  }

  @Override
  public Claim claim(OfferedMail offered) {
    if (offered.answered().isPresent()) {
      // what a program answers, with a picture in its signature, opens nothing anew: a person looks at it
      boolean written = offered.mail().nature() != Nature.AUTOMATIC;
      return written && answered(offered).isPresent() ? Claim.DONE : Claim.NO;
    }
    boolean personal = offered.mail().nature() == Nature.PERSONAL;
    return personal && desk(offered).filter(desk -> takes(desk, offered)).isPresent() ? Claim.DONE : Claim.NO;
  }

  /** Out of its period the desk only tells those who surely write to it; anything else a person has to read. */
  private static boolean takes(OpenDesk desk, OfferedMail offered) {
    return desk.isInPeriod(offered.mail().arrivedAt()) || isAddressedToDesk(desk, offered.mail());
  }

  private static boolean isAddressedToDesk(OpenDesk desk, InboundMail mail) {
    return desk.terms().mailSubject() != null && mail.subject().contains(desk.terms().mailSubject());
  }

  private Optional<OpenDesk> desk(OfferedMail offered) {
    return desks.ofYear(offered.programme(), offered.mail().arrivedAt());
  }

  private Optional<Inquiry> answered(OfferedMail offered) {
    return offered.answered().map(SentMail::caseKey).flatMap(inquiries::findByCaseKey);
  }

  @Override
  public boolean settles(OfferedMail offered) {
    return desk(offered).filter(desk -> desk.isInPeriod(offered.mail().arrivedAt())).isPresent();
  }

  @Override
  public void take(OfferedMail offered) {
    InboundMail mail = offered.mail();
    if (entries.has(mail.id())) {
      return;
    }
    Optional<Inquiry> answered = answered(offered);
    if (answered.isPresent()) {
      intake.replied(
          inquiries.locked(answered.get().id()).orElseThrow(),
          new InquiryEntry(EntryKind.REPLY, mail.arrivedAt(), author(mail), mail.body(), mail.id()));
      return;
    }
    // a person may hand over a mail that came before there was a desk
    OpenDesk desk = desk(offered).orElse(null);
    if (desk == null) {
      return;
    }
    if (!desk.isInPeriod(mail.arrivedAt())) {
      if (answers.mayAnswer(offered)) {
        mails.outsidePeriod(desk, offered.programme(), mail.sender(), mail.arrivedAt(), mail.id());
      }
      return;
    }
    Inquiry inquiry = intake.mailed(desk, offered.programme(), record(mail), author(mail), mail.id());
    if (answers.mayAnswer(offered)) {
      mails.acknowledge(inquiry, mail.sender(), mail.arrivedAt());
    }
  }

  private InquiryRecord record(InboundMail mail) {
    Said said = reader.read(mail.body());
    return new InquiryRecord(
        InquiryChannel.MAIL,
        new Requester(
            said.organisation(), null, null, said.name() == null ? nameOrNull(mail) : said.name(),
            said.mail() == null ? mail.sender() : said.mail(), said.telephone()),
        subject(mail), said.content(), mail.arrivedAt());
  }

  private static String nameOrNull(InboundMail mail) {
    return mail.senderName().isBlank() ? null : mail.senderName();
  }

  private String subject(InboundMail mail) {
    String subject = mail.subject().isBlank() ? text("inquiries.subject.none") : mail.subject().strip();
    return subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
  }

  private static String author(InboundMail mail) {
    return mail.senderName().isBlank() ? mail.sender() : mail.senderName();
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
