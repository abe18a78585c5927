package jp.banso.inquiries;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.AutomaticAnswers;
import jp.banso.correspondence.InboundMailHandler;
import jp.banso.correspondence.OfferedMail;
import jp.banso.correspondence.ReceivedMails;
import jp.banso.correspondence.Secretariats;
import jp.banso.inquiries.InquiryMailText.Said;
import jp.banso.kernel.CaseKey;
import jp.banso.parties.People;
import jp.banso.parties.RoleKind;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.mail.ReplyTags;
import jp.banso.platform.mail.SentMail;
import org.springframework.beans.factory.ObjectProvider;
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
  private final Secretariats secretariats;
  private final People people;
  private final ObjectProvider<ReceivedMails> received;

  InquiryMailHandler(
      InquiryIntake intake, Inquiries inquiries, InquiryEntries entries, InquiryMails mails, OpenDesks desks,
      AutomaticAnswers answers, InquiryMailText reader, Secretariats secretariats, People people,
      ObjectProvider<ReceivedMails> received, MessageSource messages) {
    this.intake = intake;
    this.inquiries = inquiries;
    this.entries = entries;
    this.mails = mails;
    this.desks = desks;
    this.answers = answers;
    this.messages = messages;
    this.reader = reader;
    this.secretariats = secretariats;
    this.people = people;
    this.received = received;
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
    if (offered.answered().isPresent() && !isAboutNoCase(offered)) {
      // what a program answers, with a picture in its signature, opens nothing anew: a person looks at it
      boolean written = offered.mail().nature() != Nature.AUTOMATIC;
      return written && answered(offered).isPresent() ? Claim.DONE : Claim.NO;
    }
    boolean personal = offered.mail().nature() == Nature.PERSONAL;
    return personal && desk(offered).filter(desk -> takes(desk, offered)).isPresent() ? Claim.DONE : Claim.NO;
  }

  /** What we wrote outside the period opened no case: who answers it within the period asks for the first time. */
  private static boolean isAboutNoCase(OfferedMail offered) {
    return offered.answered().map(SentMail::caseKey).filter(InquiryMails::isOnNoCase).isPresent();
  }

  /**
   * Out of its period the desk only tells those who surely write to it, and whom it has not told that day; anything else
   * a person has to read.
   */
  private boolean takes(OpenDesk desk, OfferedMail offered) {
    return desk.isInPeriod(offered.mail().arrivedAt())
        || isAddressedToDesk(desk, offered.mail()) && !answers.wasAnsweredToday(offered);
  }

  private static boolean isAddressedToDesk(OpenDesk desk, InboundMail mail) {
    return desk.terms().mailSubject() != null && mail.subject().contains(desk.terms().mailSubject());
  }

  /** A letter in the form of the notice; no program that answers ours writes one. */
  private static boolean isLetterToDesk(OpenDesk desk, InboundMail mail, Said said) {
    return mail.subject().strip().equals(desk.terms().mailSubject())
        || said.organisation() != null && (said.name() != null || !said.telephones().isEmpty());
  }

  private Optional<OpenDesk> desk(OfferedMail offered) {
    return desks.ofYearOrBefore(offered.programme(), offered.mail().arrivedAt());
  }

  /** Without reading it: whoever takes the mail holds it first, and reads what is there then. */
  private Optional<UUID> answered(OfferedMail offered) {
    return offered.answered().map(SentMail::caseKey).flatMap(inquiries::idOf);
  }

  @Override
  public boolean settles(OfferedMail offered) {
    return entries.inquiryOf(offered.mail().id()).isPresent()
        || answered(offered).isPresent()
        || desk(offered).filter(desk -> desk.isInPeriod(offered.mail().arrivedAt())).isPresent();
  }

  @Override
  public void take(OfferedMail offered) {
    InboundMail mail = offered.mail();
    Optional<UUID> known = entries.inquiryOf(mail.id());
    if (known.isPresent()) {
      intake.handedBack(inquiries.locked(known.get()).orElseThrow());
      return;
    }
    Optional<UUID> answered = answered(offered);
    if (answered.isPresent()) {
      goOn(inquiries.locked(answered.get()).orElseThrow(), offered);
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
    Said said = reader.read(mail.body());
    Inquiry inquiry =
        intake.mailed(
            desk, offered.programme(),
            new InquiryRecord(
                InquiryChannel.MAIL, requester(desk, mail, said), subject(mail), said.content(), mail.arrivedAt()),
            written(said), author(mail), mail.id());
    received.getObject().opened(mail.id(), inquiry.key());
    boolean acknowledges =
        isLetterToDesk(desk, mail, said)
            ? answers.mayAcknowledge(offered, reader.own(mail.body()))
            : answers.mayAnswer(offered);
    if (acknowledges) {
      mails.acknowledge(inquiry, mail.sender(), mail.arrivedAt());
    }
  }

  private void goOn(Inquiry held, OfferedMail offered) {
    if (offered.answered().map(SentMail::kind).filter(InquiryMails.TO_MINISTRY::equals).isPresent()) {
      intake.ministryWrote(held, entry(EntryKind.MINISTRY_ANSWER, offered.mail(), author(offered.mail())));
    } else {
      intake.replied(held, entry(EntryKind.REPLY, offered.mail(), author(held, offered.mail())), offered.mail().sender());
    }
  }

  @Override
  public boolean hears(CaseKey key) {
    return inquiries.idOf(InquirySight.whole(key)).isPresent();
  }

  @Override
  public void filed(OfferedMail offered, CaseKey key) {
    Inquiry held = intake.last(inquiries.idOf(InquirySight.whole(key)).flatMap(inquiries::locked).orElseThrow());
    if (entries.has(held.id(), offered.mail().id())) {
      return;
    }
    InboundMail mail = offered.mail();
    boolean answers =
        answered(offered).flatMap(inquiries::locked).map(intake::last).filter(one -> one.id().equals(held.id())).isPresent();
    if (answers || isOfAsker(held, mail)) {
      goOn(held, offered);
    } else if (isOfMinistry(held, mail)) {
      intake.ministryWrote(held, entry(EntryKind.MINISTRY_ANSWER, mail, author(mail)));
    } else {
      intake.noted(held, entry(EntryKind.NOTE, mail, author(held, mail)));
    }
  }

  /** What others wrote is read by the desk alone: nothing of it is ever said to the asker. */
  private boolean isOfAsker(Inquiry held, InboundMail mail) {
    OpenDesk desk = desks.get(held.deskId());
    return held.requester().isReachedLike(requester(desk, mail, reader.read(mail.body())));
  }

  private boolean isOfMinistry(Inquiry held, InboundMail mail) {
    return people.withRole(RoleKind.MINISTRY, held.programme()).stream()
        .anyMatch(one -> mail.sender().equalsIgnoreCase(one.mail()));
  }

  /** The answer goes to the sender; another address in the text is the desk's to judge, never ours to write to. */
  private Requester requester(OpenDesk desk, InboundMail mail, Said said) {
    String telephone =
        said.telephones().stream()
            .filter(number -> !digits(number).equals(digits(desk.terms().telephone())))
            .findFirst()
            .orElse(null);
    String written = written(said);
    return new Requester(
        said.organisation(), null, null, said.name() == null ? nameOrNull(mail) : said.name(),
        mail.sender().isEmpty() ? written : mail.sender(), telephone);
  }

  private String written(Said said) {
    return said.mails().stream()
        .filter(address -> !secretariats.mailboxes().containsKey(ReplyTags.base(address.toLowerCase(Locale.ROOT))))
        .findFirst()
        .orElse(null);
  }

  private static String digits(String number) {
    return number == null ? "" : number.replaceAll("\\D", "");
  }

  private static InquiryEntry entry(EntryKind kind, InboundMail mail, String author) {
    return new InquiryEntry(kind, mail.arrivedAt(), author, mail.body(), mail.id());
  }

  private static String nameOrNull(InboundMail mail) {
    return mail.senderName().isBlank() ? null : mail.senderName();
  }

  private String subject(InboundMail mail) {
    String subject = mail.subject().isBlank() ? text("inquiries.subject.none") : mail.subject().strip();
    return InquiryMailText.atMost(subject, LONGEST_SUBJECT);
  }

  private static String author(InboundMail mail) {
    return mail.senderName().isBlank() ? mail.sender() : mail.senderName();
  }

  /** Somebody else may go on with a conversation: then the address is said besides. */
  private static String author(Inquiry inquiry, InboundMail mail) {
    boolean asker = mail.sender().equalsIgnoreCase(inquiry.requester().mail()) || mail.senderName().isBlank();
    return asker ? author(mail) : mail.senderName() + " <" + mail.sender() + ">";
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
