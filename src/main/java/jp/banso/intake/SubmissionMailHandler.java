package jp.banso.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationRecords;
import jp.banso.calendar.BusinessCalendar;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.AutomaticAnswers;
import jp.banso.correspondence.InboundMailHandler;
import jp.banso.correspondence.OfferedMail;
import jp.banso.correspondence.ReplyText;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.platform.inbound.InboundFile;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.inbound.InboundMail.Nature;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Claims mails that bring applications, the prescribed form of submission (S2 §7), and hears the answers by which
 * a desk confirms that it sent one.
 */
@Component
@Order(10)
class SubmissionMailHandler implements InboundMailHandler {

  static final String NAME = SUBMISSIONS;
  static final String CONFIRM = "submission-confirm";

  /** Whether a prefecture submits what was forwarded to it after the deadline. */
  static final String WORD = "submission-word";

  static final Set<String> QUESTIONS = Set.of(CONFIRM, WORD);

  /** The 補正のお願い. */
  static final String CORRECTION = "M11";

  private static final Set<String> PAPERS =
      Set.of("xlsx", "docx", "pdf", "xls", "doc", "jtd", "jpg", "jpeg", "png", "tif", "tiff", "zip");

  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png");

  /** Bytes: a page that was photographed or scanned has more. */
  private static final long SIGNATURE = 60_000;

  private static final int DAYS = 2;

  private final SubmissionMailRows rows;
  private final SenderQuestions questions;
  private final TranscriptReplies transcripts;
  private final MailedForms forms;
  private final ApplicationRecords applications;
  private final Calls calls;
  private final People people;
  private final AutomaticAnswers answers;
  private final BusinessCalendar calendar;
  private final MessageSource messages;

  SubmissionMailHandler(
      SubmissionMailRows rows, SenderQuestions questions, TranscriptReplies transcripts, MailedForms forms,
      ApplicationRecords applications, Calls calls, People people, AutomaticAnswers answers,
      BusinessCalendar calendar, MessageSource messages) {
    this.rows = rows;
    this.questions = questions;
    this.transcripts = transcripts;
    this.forms = forms;
    this.applications = applications;
    this.calls = calls;
    this.people = people;
    this.answers = answers;
    this.calendar = calendar;
    this.messages = messages;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String workKey() {
    return "intake.mail.work";
  }

  @Override
  public String page(UUID mailId) {
    return "/intake/mails/" + mailId;
  }

  @Override
  public Map<UUID, String> named(Collection<UUID> mailIds) {
    return rows.prefectures(mailIds).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().name()));
  }

  /** As a form is to be checked (domain T-B5): within two business days. */
  @Override
  public Optional<Instant> dueAt(OfferedMail offered) {
    // no mail is lost for want of a table of holidays
    return calendar.dueWithin(JapanTime.dateOf(offered.mail().arrivedAt()), DAYS);
  }

  @Override
  public Claim claim(OfferedMail offered) {
    if (papers(offered).isEmpty()) {
      if (transcripts.confirmed(offered).isPresent()) {
        return Claim.DONE;
      }
      return questions.isAnswer(offered) ? answer(offered) : perhaps(offered);
    }
    Optional<CallView> call = callOf(offered);
    if (call.isEmpty()) {
      return Claim.NO;
    }
    if (papers(offered).stream().anyMatch(file -> forms.isForm(call.get(), file))) {
      return Claim.WORK;
    }
    if (offered.heard()) {
      return isSentAside(offered) ? Claim.PERHAPS : Claim.NO;
    }
    return speaksOfIt(offered) ? Claim.WORK : perhaps(offered);
  }

  /**
   * Whether an answer on another matter says besides, while a call takes applications, that it brings one. Of that a
   * person judges: who asks about a form names it too, and what is quoted is ours.
   */
  private boolean isSentAside(OfferedMail offered) {
    String own = ReplyText.own(offered.answered().orElseThrow().body(), offered.mail().body());
    return calls.at(offered.programme(), offered.mail().arrivedAt()).isPresent()
        && own.lines().anyMatch(line -> says("intake.mail.applies", line) && says("intake.mail.sends", line));
  }

  /**
   * While a call takes applications, files of whatever kind, and a subject that says that some are sent, may be one:
   * in a format that nobody can read here, behind a link, or forgotten. Who asks something says so in the subject, or
   * asks in the text.
   */
  private Claim perhaps(OfferedMail offered) {
    InboundMail mail = offered.mail();
    if (offered.answered().isPresent()
        || mail.nature() != Nature.PERSONAL
        || calls.at(offered.programme(), mail.arrivedAt()).isEmpty()
        || says("intake.mail.asks", mail.subject())
        || says("intake.mail.wants", mail.body())) {
      return Claim.NO;
    }
    boolean sends = says("intake.mail.words", mail.subject()) && says("intake.mail.sends", mail.subject());
    return sends || !mail.files().isEmpty() ? Claim.PERHAPS : Claim.NO;
  }

  private boolean says(String words, String text) {
    return Stream.of(messages.getMessage(words, null, Locale.JAPAN).split(",")).anyMatch(text::contains);
  }

  /** Done with the code; any other answer of the desk is read by a person. */
  private Claim answer(OfferedMail offered) {
    return questions.reading(offered) == ReplyReading.CODE ? Claim.DONE : Claim.WORK;
  }

  /** What may be an application or a part of one; the picture in the signature of an answer is none. */
  static List<InboundFile> papers(OfferedMail offered) {
    boolean answer = offered.answered().isPresent();
    return offered.mail().files().stream()
        .filter(file -> PAPERS.contains(ending(file)))
        .filter(file -> !answer || !PICTURES.contains(ending(file)) || file.size() > SIGNATURE)
        .toList();
  }

  private static String ending(InboundFile file) {
    String name = file.fileName().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** In its subject, its text or the names of its files: some write nothing beside them. */
  private boolean speaksOfIt(OfferedMail offered) {
    String names = papers(offered).stream().map(InboundFile::fileName).collect(Collectors.joining("\n"));
    return says("intake.mail.words", offered.mail().subject() + "\n" + offered.mail().body() + "\n" + names);
  }

  /**
   * The call of the application that was returned, if the mail answers that; else the one that took applications when
   * it arrived. A person may also hand over one that came before any.
   */
  private Optional<CallView> callOf(OfferedMail offered) {
    return offered
        .answered()
        .filter(sent -> sent.kind().equals(CORRECTION))
        .map(sent -> calls.get(applications.facts(new CaseKey(sent.caseKey())).callId()))
        .or(() -> calls.at(offered.programme(), offered.mail().arrivedAt()))
        .or(() -> calls.current(offered.programme()));
  }

  @Override
  public void take(OfferedMail offered) {
    Optional<TranscriptQuestion> transcript = transcripts.confirmed(offered);
    if (transcript.isPresent()) {
      transcripts.take(transcript.get());
      return;
    }
    if (questions.isAnswer(offered)) {
      questions.heard(offered);
      if (papers(offered).isEmpty()) {
        return;
      }
    }
    CallView call = callOf(offered).orElse(null);
    if (call == null) {
      return;
    }
    DeskContact desk = desk(call, offered.mail().sender()).orElse(null);
    rows.add(offered.mail().id(), call.id(), desk == null ? prefectureOf(call, offered) : desk.prefecture());
    // without a file nothing was received of which the desk could say that it sent it
    if (desk != null && !offered.mail().files().isEmpty() && answers.mayAnswer(offered)) {
      questions.ask(call, desk, offered, "");
    }
  }

  private Optional<DeskContact> desk(CallView call, String sender) {
    return people.desks(call.programme(), call.fiscalYear()).stream()
        .filter(desk -> desk.mail().equalsIgnoreCase(sender))
        .findFirst();
  }

  /** Of the case that it answers, else the one that all its forms name; a person may say otherwise. */
  private PrefectureCode prefectureOf(CallView call, OfferedMail offered) {
    String[] parts = offered.answered().map(mail -> mail.caseKey().split("-")).orElse(new String[0]);
    List<String> named =
        parts.length > 2
            ? List.of(parts[2])
            : offered.mail().files().stream()
                .map(file -> forms.read(call, file, null).namedPrefecture())
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    return named.size() == 1
        ? PrefectureCode.all().stream().filter(code -> code.value().equals(named.get(0))).findFirst().orElse(null)
        : null;
  }
}
