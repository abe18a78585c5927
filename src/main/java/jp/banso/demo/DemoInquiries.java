package jp.banso.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.consultation.OpenDesk;
import jp.banso.inquiries.CallbackBoard;
import jp.banso.inquiries.CheckPoint;
import jp.banso.inquiries.InquiryAnswering;
import jp.banso.inquiries.InquiryChecks;
import jp.banso.inquiries.InquiryColumn;
import jp.banso.inquiries.InquiryFilter;
import jp.banso.inquiries.InquiryHandling;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryIntake;
import jp.banso.inquiries.InquiryLine;
import jp.banso.inquiries.InquiryQueries;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryRecord;
import jp.banso.inquiries.InquiryState;
import jp.banso.inquiries.InquiryView;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.time.Sweep;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a desk looks like at work: those of last year from its ledger, and as soon as the desk is open one of each state,
 * which came by mail and telephone and went the way that people go.
 */
@Component
@DemoOnly
@ConditionalOnProperty("banso.demo.inquiries")
class DemoInquiries implements Sweep {

  private static final String CLERK = "jimu";
  private static final String SECOND = "sekinin";
  private static final String MINISTRY = "kourou";
  private static final int MOST = 100;

  private final List<DemoInquiry> all = DemoInquiry.all();
  private final Set<Integer> written = new HashSet<>();
  private final Set<Integer> answered = new HashSet<>();
  private final InquiryIntake intake;
  private final InquiryHandling handling;
  private final InquiryAnswering answering;
  private final InquiryChecks checks;
  private final InquiryQueries queries;
  private final InquiryReading reading;
  private final CallbackBoard callbacks;
  private final DemoMailbox mailbox;
  private final DemoPost post;
  private final Viewers viewers;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final MessageSource messages;
  private final Clock clock;
  private boolean settled;

  DemoInquiries(
      InquiryIntake intake, InquiryHandling handling, InquiryAnswering answering, InquiryChecks checks,
      InquiryQueries queries, InquiryReading reading,
      CallbackBoard callbacks, DemoMailbox mailbox, DemoPost post, Viewers viewers, JdbcClient jdbc,
      TransactionTemplate transaction, MessageSource messages, Clock clock) {
    this.intake = intake;
    this.handling = handling;
    this.answering = answering;
    this.checks = checks;
    this.queries = queries;
    this.reading = reading;
    this.callbacks = callbacks;
    this.mailbox = mailbox;
    this.post = post;
    this.viewers = viewers;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "demo-inquiries";
  }

  /** Nobody waits for it. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public void runDue() {
    if (settled) {
      return;
    }
    Optional<Viewer> clerk = viewer(CLERK);
    if (clerk.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Optional<OpenDesk> desk = intake.desk(clerk.get()).filter(one -> one.isInPeriod(now) && one.isOpen(now));
    boolean waiting = false;
    for (DemoInquiry one : all) {
      if (one.cameAt().isPresent() || desk.isPresent()) {
        waiting |= !transaction.execute(status -> goOn(clerk.get(), desk.orElse(null), one));
      } else {
        waiting = true;
      }
    }
    settled = !waiting;
  }

  /** True if nothing is left to be done with it. */
  private boolean goOn(Viewer clerk, OpenDesk desk, DemoInquiry one) {
    Optional<InquiryView> found = find(clerk, one);
    if (found.isEmpty()) {
      return begin(clerk, desk, one);
    }
    InquiryView inquiry = found.get();
    if (inquiry.state() == InquiryState.RECEIVED && inquiry.reopened() == 0 && inquiry.category() == null) {
      play(clerk, one, inquiry.id());
      return one.text("reply") == null;
    }
    if (one.text("reply") == null || inquiry.reopened() > 0) {
      return true;
    }
    reply(clerk, one);
    return false;
  }

  private Optional<InquiryView> find(Viewer clerk, DemoInquiry one) {
    InquiryFilter filter =
        new InquiryFilter(null, null, null, null, null, one.channel(), null, null, null, null, one.subject());
    return queries.page(clerk, filter, InquiryColumn.RECEIVED, false, null, MOST).stream()
        .map(InquiryLine::inquiry)
        .filter(inquiry -> inquiry.subject().equals(one.subject()))
        .findFirst();
  }

  private boolean begin(Viewer clerk, OpenDesk desk, DemoInquiry one) {
    if (!one.isMail()) {
      Instant came = one.cameAt().map(JapanTime::instantOf).orElseGet(clock::instant);
      InquiryRecord record = new InquiryRecord(one.channel(), one.requester(), one.subject(), one.text("body"), came);
      play(clerk, one, intake.record(clerk, record, one.text("answer"), null).orThrow());
      return true;
    }
    if (written.add(one.number()) && !isInMailbox(clerk, desk, one)) {
      post.send(clerk, new DemoLetter(one.mail(), desk.terms().mail(), one.subject(), body(one), "", List.of()));
    }
    return false;
  }

  private void play(Viewer clerk, DemoInquiry one, InquiryId id) {
    describe(clerk, one, id);
    one.steps().forEach(step -> act(clerk, one, id, step));
  }

  /** After a restart it may lie there unread. */
  private boolean isInMailbox(Viewer clerk, OpenDesk desk, DemoInquiry one) {
    return mailbox.page(clerk, desk.terms().mail(), null, MOST).stream()
        .anyMatch(mail -> mail.subject().equals(one.subject()));
  }

  /** As the notice asks for it, unless it is one of those who do not know that. */
  private String body(DemoInquiry one) {
    return one.text("plain") != null
        ? one.text("body")
        : messages.getMessage(
            "demo.inquiry.body",
            new Object[] {one.text("organisation"), one.text("name"), one.text("telephone"), one.mail(), one.text("body")},
            Locale.JAPAN);
  }

  private void describe(Viewer clerk, DemoInquiry one, InquiryId id) {
    if (one.text("category") != null) {
      handling.describe(clerk, id, version(clerk, id), one.requester(), one.subject(), one.text("category")).orThrow();
    }
  }

  private void act(Viewer clerk, DemoInquiry one, InquiryId id, String step) {
    long version = version(clerk, id);
    switch (step) {
      case "DRAFT" -> handling.toDraft(clerk, id, version);
      case "AT_ONCE" -> {
        lookAtAll(clerk, id);
        handling.answerAtOnce(clerk, id, version, one.text("text"), one.text("sources"), null, false).orThrow();
      }
      case "ASK_BACK" -> handling.askBack(clerk, id, version, one.text("text")).orThrow();
      case "OUT_OF_SCOPE" -> handling.outOfScope(clerk, id, version, one.text("text"), null).orThrow();
      case "END" -> handling.end(clerk, id, version, one.text("note")).orThrow();
      case "ANSWER" -> answering.draft(clerk, id, version, one.text("answer"), one.text("sources"));
      case "CONFIRM" -> {
        lookAtAll(clerk, id);
        answering.askForConfirmation(clerk, id, version, one.text("answer"), one.text("sources")).orThrow();
      }
      case "AGREE" -> answering.confirm(viewer(SECOND).orElseThrow(), id, version, null).orThrow();
      case "MINISTRY" -> answering.askMinistry(clerk, id, version, one.text("ministry")).orThrow();
      case "MINISTRY_ANSWER" -> {
        String key = reading.page(clerk, id).inquiry().key().value();
        UUID asked = reading.openAtMinistry(List.of(key)).get(key);
        answering.answerMinistryInquiry(viewer(MINISTRY).orElseThrow(), asked, one.text("ministryAnswer"));
      }
      case "IN_VAIN", "CONNECTED" -> {
        UUID callback = reading.page(clerk, id).callbacks().get(0).id();
        String note = one.text("note");
        callbacks.tried(clerk, callback, step.equals("CONNECTED"), note == null ? "" : note);
      }
      default -> throw new IllegalArgumentException(step);
    }
  }

  private void lookAtAll(Viewer clerk, InquiryId id) {
    Set<Integer> all = checks.of(clerk, id).stream().map(CheckPoint::number).collect(Collectors.toSet());
    checks.mark(clerk, id, all, Set.of());
  }

  /** The asker answers our answer, once. */
  private void reply(Viewer clerk, DemoInquiry one) {
    mailbox.page(clerk, one.mail(), null, MOST).stream()
        .map(mail -> mailbox.open(clerk, mail.id()))
        .filter(mail -> mail.body().contains(one.text("answer")))
        .findFirst()
        .filter(mail -> answered.add(one.number()))
        .map(mail -> post.answer(clerk, mail.id()))
        .ifPresent(
            begun ->
                post.send(
                    clerk,
                    new DemoLetter(
                        begun.from(), begun.to(), begun.subject(), one.text("reply") + begun.body(), begun.answers(),
                        List.of())));
  }

  private long version(Viewer clerk, InquiryId id) {
    return reading.page(clerk, id).inquiry().version();
  }

  private Optional<Viewer> viewer(String loginName) {
    return jdbc.sql("select id from person where login_name = ?")
        .param(loginName)
        .query(UUID.class)
        .optional()
        .flatMap(id -> viewers.rolesOf(id).stream().findFirst());
  }
}
