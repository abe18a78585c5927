package jp.banso.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.CallView;
import jp.banso.calls.Calls;
import jp.banso.correspondence.AutomaticAnswers;
import jp.banso.correspondence.InboundMailHandler;
import jp.banso.correspondence.OfferedMail;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.platform.inbound.InboundFile;
import jp.banso.platform.inbound.InboundMail.Nature;
import jp.banso.platform.mail.Outbox;
import jp.banso.platform.mail.SentMail;
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

  private static final Set<String> PAPERS =
      Set.of("xlsx", "docx", "pdf", "xls", "doc", "jtd", "jpg", "jpeg", "png", "tif", "tiff", "zip");

  private final SubmissionMailRows rows;
  private final SenderQuestions questions;
  private final MailedForms forms;
  private final Calls calls;
  private final People people;
  private final AutomaticAnswers answers;
  private final Outbox outbox;
  private final MessageSource messages;

  SubmissionMailHandler(
      SubmissionMailRows rows, SenderQuestions questions, MailedForms forms, Calls calls, People people,
      AutomaticAnswers answers, Outbox outbox, MessageSource messages) {
    this.rows = rows;
    this.questions = questions;
    this.forms = forms;
    this.calls = calls;
    this.people = people;
    this.answers = answers;
    this.outbox = outbox;
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
  public Claim claim(OfferedMail offered) {
    if (offered.mail().files().isEmpty()) {
      return confirmed(offered).isPresent() ? Claim.DONE : Claim.NO;
    }
    Optional<CallView> call = callOf(offered);
    if (call.isEmpty()) {
      return Claim.NO;
    }
    List<InboundFile> papers = offered.mail().files().stream().filter(SubmissionMailHandler::isPaper).toList();
    boolean submission =
        !papers.isEmpty() && (speaksOfIt(offered) || papers.stream().anyMatch(file -> forms.isForm(call.get(), file)));
    return submission ? Claim.WORK : Claim.NO;
  }

  private static boolean isPaper(InboundFile file) {
    String name = file.fileName().toLowerCase(Locale.ROOT);
    return PAPERS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private boolean speaksOfIt(OfferedMail offered) {
    String said = offered.mail().subject() + "\n" + offered.mail().body();
    return Stream.of(messages.getMessage("intake.mail.words", null, Locale.JAPAN).split(","))
        .anyMatch(said::contains);
  }

  /** The call that took applications when the mail arrived; a person may also hand over one that came before any. */
  private Optional<CallView> callOf(OfferedMail offered) {
    return calls.at(offered.programme(), offered.mail().arrivedAt()).or(() -> calls.current(offered.programme()));
  }

  /**
   * The mail of which this answer says that its desk sent it. A program also answers, and quotes what it answers: only
   * a code that somebody typed is a word of the desk.
   */
  private Optional<UUID> confirmed(OfferedMail offered) {
    return offered.answered()
        .filter(ours -> CONFIRM.equals(ours.kind()) && offered.mail().nature() == Nature.PERSONAL)
        .flatMap(ours -> questions.confirmed(outbox.occasion(ours.id()), ours.body(), offered.mail().body()));
  }

  @Override
  public void take(OfferedMail offered) {
    Optional<UUID> confirmed = confirmed(offered);
    confirmed.ifPresent(mail -> questions.answered(mail, offered.mail().arrivedAt()));
    if (confirmed.isPresent() && offered.mail().files().isEmpty()) {
      return;
    }
    CallView call = callOf(offered).orElse(null);
    if (call == null) {
      return;
    }
    DeskContact desk = desk(call, offered.mail().sender()).orElse(null);
    rows.add(offered.mail().id(), call.id(), desk == null ? prefectureOf(call, offered) : desk.prefecture());
    if (desk != null && answers.mayAnswer(offered)) {
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
