package jp.banso.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import jp.banso.inquiries.ConsentDesk;
import jp.banso.inquiries.FaqConsent;
import jp.banso.inquiries.InquiryColumn;
import jp.banso.inquiries.InquiryFilter;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryLine;
import jp.banso.inquiries.InquiryQueries;
import jp.banso.inquiries.InquiryState;
import jp.banso.knowledge.EntryColumn;
import jp.banso.knowledge.EntryFilter;
import jp.banso.knowledge.EntryId;
import jp.banso.knowledge.EntryReading;
import jp.banso.knowledge.EntryText;
import jp.banso.knowledge.EntryWriting;
import jp.banso.knowledge.FaqRelease;
import jp.banso.knowledge.GuidebookCandidates;
import jp.banso.parties.Viewer;
import jp.banso.parties.Viewers;
import jp.banso.platform.time.Sweep;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a desk has learned after some weeks: entries in each state, one that everybody reads, candidates for the guidebook. */
@Component
@DemoOnly
@ConditionalOnProperty("banso.demo.inquiries")
class DemoKnowledge implements Sweep {

  private static final String CLERK = "jimu";
  private static final String MANAGER = "sekinin";
  private static final int MOST = 100;

  private final Properties texts = read();
  private final InquiryQueries inquiries;
  private final ConsentDesk consents;
  private final EntryReading reading;
  private final EntryWriting writing;
  private final FaqRelease faq;
  private final GuidebookCandidates candidates;
  private final Viewers viewers;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final MessageSource messages;
  private final Clock clock;
  private boolean settled;

  DemoKnowledge(
      InquiryQueries inquiries, ConsentDesk consents, EntryReading reading, EntryWriting writing, FaqRelease faq,
      GuidebookCandidates candidates, Viewers viewers, JdbcClient jdbc, TransactionTemplate transaction,
      MessageSource messages, Clock clock) {
    this.inquiries = inquiries;
    this.consents = consents;
    this.reading = reading;
    this.writing = writing;
    this.faq = faq;
    this.candidates = candidates;
    this.viewers = viewers;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.messages = messages;
    this.clock = clock;
  }

  private static Properties read() {
    Properties texts = new Properties();
    try (InputStream file = DemoKnowledge.class.getResourceAsStream("knowledge.properties")) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "demo-knowledge";
  }

  /** Nobody waits for it. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }

  @Override
  public void runDue() {
    Optional<Viewer> clerk = viewer(CLERK);
    Optional<Viewer> manager = viewer(MANAGER);
    if (settled || clerk.isEmpty() || manager.isEmpty()) {
      return;
    }
    boolean all = true;
    for (int number = 1; number <= Integer.parseInt(texts.getProperty("count")); number++) {
      int one = number;
      all &= transaction.execute(status -> isThere(clerk.get(), one) || write(clerk.get(), manager.get(), one));
    }
    settled = all;
  }

  private boolean isThere(Viewer clerk, int number) {
    EntryFilter filter = new EntryFilter(null, null, null, null, text(number, "question"));
    return !reading.list(clerk, filter, EntryColumn.CHANGED, true, null, 1).isEmpty();
  }

  /** False while the inquiry that it comes from has no answer. */
  private boolean write(Viewer clerk, Viewer manager, int number) {
    String subject = text(number, "inquiry");
    InquiryId from = subject == null ? null : answered(clerk, subject).orElse(null);
    if (subject != null && from == null) {
      return false;
    }
    EntryText words =
        new EntryText(text(number, "question"), text(number, "answer"), text(number, "category"), text(number, "sources"));
    EntryId entry = writing.propose(clerk, from, words).orThrow();
    for (String step : texts.getProperty(number + ".steps").split(",")) {
      act(clerk, manager, number, from, entry, step);
    }
    return true;
  }

  private Optional<InquiryId> answered(Viewer clerk, String subject) {
    InquiryFilter filter =
        new InquiryFilter(null, InquiryState.ANSWERED, null, null, null, null, null, null, null, null, subject);
    return inquiries.page(clerk, filter, InquiryColumn.RECEIVED, false, null, MOST).stream()
        .map(InquiryLine::inquiry)
        .filter(inquiry -> inquiry.subject().equals(subject))
        .map(inquiry -> inquiry.id())
        .findFirst();
  }

  private void act(Viewer clerk, Viewer manager, int number, InquiryId from, EntryId entry, String step) {
    switch (step) {
      case "" -> { }
      case "AGREE" -> writing.agree(manager, entry, version(clerk, entry));
      case "CONSENT" ->
          consents
              .record(
                  clerk, from, FaqConsent.State.GIVEN, FaqConsent.Means.TELEPHONE,
                  messages.getMessage("demo.knowledge.consent", null, Locale.JAPAN))
              .orThrow();
      case "FAQ" -> faq.release(manager, entry, version(clerk, entry), LocalDate.now(clock)).orThrow();
      case "CANDIDATE" ->
          candidates.markEntry(clerk, entry, text(number, "chapter"), text(number, "remark")).orThrow();
      default -> throw new IllegalArgumentException(step);
    }
  }

  private long version(Viewer clerk, EntryId entry) {
    return reading.page(clerk, entry).entry().version();
  }

  /** Null if it is not told. */
  private String text(int number, String name) {
    String text = texts.getProperty(number + "." + name, "");
    return text.isBlank() ? null : text;
  }

  private Optional<Viewer> viewer(String loginName) {
    return jdbc.sql("select id from person where login_name = ?")
        .param(loginName)
        .query(UUID.class)
        .optional()
        .flatMap(id -> viewers.rolesOf(id).stream().findFirst());
  }
}
