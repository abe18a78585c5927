package jp.banso.applications;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.composition.MemberGroupAid;
import jp.banso.composition.MemberGroups;
import jp.banso.correspondence.ProxyRecords;
import jp.banso.drafting.DraftTexts;
import jp.banso.drafting.OpenPage;
import jp.banso.drafting.OpenPages;
import jp.banso.forms.AnswerBinder;
import jp.banso.forms.AnswerCarrier;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.AnswerDiff;
import jp.banso.forms.AnswerMerge;
import jp.banso.forms.AnsweredFile;
import jp.banso.forms.Answers;
import jp.banso.forms.BoundAnswers;
import jp.banso.forms.CarriedAnswers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormRef;
import jp.banso.forms.MergedAnswers;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Several people at one application: what a page sends is laid over what others wrote since that page was made, and only
 * what both changed differently is asked about.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SharedWriting {

  /** Which page sent it; a page keeps its name over all its saves. */
  static final String PAGE = "page";
  /** Which of its saves it is, counted by the page from 1; a page without a script counts none. */
  private static final String TURN = "turn";
  /** Fields of others that the page has taken over, each as {@code version:path}. */
  private static final String TAKEN = "taken";

  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final DraftTexts texts;
  private final OpenPages pages;
  private final AnswerBinder binder;
  private final AnswerCarrier carrier;
  private final AnswerDiff diff;
  private final MemberGroupAid aid;
  private final MailWord mailWord;
  private final ProxyRecords proxies;
  private final Addressees addressees;
  private final AuditLog audit;
  private final Clock clock;

  SharedWriting(
      ApplicationDesk desk, ApplicationChecks checks, DraftTexts texts, OpenPages pages, AnswerBinder binder, AnswerCarrier carrier,
      AnswerDiff diff, MemberGroupAid aid, MailWord mailWord, ProxyRecords proxies, Addressees addressees, AuditLog audit,
      Clock clock) {
    this.desk = desk;
    this.checks = checks;
    this.texts = texts;
    this.pages = pages;
    this.binder = binder;
    this.carrier = carrier;
    this.diff = diff;
    this.aid = aid;
    this.mailWord = mailWord;
    this.proxies = proxies;
    this.addressees = addressees;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A text of one writer, on the form as the application is written on it now.
   *
   * @param base from which the writer set out
   * @param unplaced what was typed and has no place on this form
   * @param moved whether the page asks what an earlier version of the form asked
   */
  record Sent(Answers base, BoundAnswers bound, List<CarriedAnswers.Left> unplaced, boolean moved) {

    Answers mine() {
      return bound.answers();
    }
  }

  /** What a page sent; {@code version} is that of the application when the page was made. */
  Sent read(
      Viewer viewer, Application application, long version, Map<String, String[]> parameters, Map<String, List<AnsweredFile>> received) {
    Application.Text base = base(viewer, application, version, parameters);
    FormDefinition asked = checks.definition(base.form());
    BoundAnswers bound = binder.bind(asked, parameters, base.answers(), received);
    if (base.form().equals(application.form())) {
      return new Sent(base.answers(), bound, List.of(), false);
    }
    // a page that was made before the form changed still asks what that form asked
    FormDefinition form = checks.definition(application.form());
    CarriedAnswers mine = carrier.carry(asked, form, bound.answers());
    CarriedAnswers before = carrier.carry(asked, form, base.answers());
    List<CarriedAnswers.Left> unplaced = mine.left().stream().filter(left -> !before.left().contains(left)).toList();
    return new Sent(before.answers(), new BoundAnswers(mine.answers(), List.of(), Map.of(), bound.rowsEdited()), unplaced, true);
  }

  private Application.Text base(Viewer viewer, Application application, long version, Map<String, String[]> parameters) {
    Optional<OpenPage> open = page(parameters).flatMap(page -> pages.find(viewer, application.key(), page));
    if (open.isPresent()) {
      String start = open.get().version() + ":";
      List<String> taken =
          Arrays.stream(parameters.getOrDefault(TAKEN, new String[0]))
              .filter(one -> one.startsWith(start))
              .map(one -> one.substring(start.length()))
              .filter(path -> checks.definition(open.get().form()).field(path).isPresent())
              .toList();
      return new Application.Text(open.get().form(), lastSave(open.get()).from(taken));
    }
    Application.Text now = new Application.Text(application.form(), application.answers());
    if (version >= application.version()) {
      return now;
    }
    // of a text that is not kept any more, or was never shown, nothing is known: whatever differs is asked about
    return texts
        .at(application.key(), version)
        .filter(kept -> KeptTextPolicy.mayRead(viewer, application, desk.versionsOf(application), kept))
        .map(kept -> new Application.Text(kept.form(), kept.answers()))
        .orElse(new Application.Text(application.form(), Answers.empty()));
  }

  static Optional<UUID> page(Map<String, String[]> parameters) {
    String sent = parameters.getOrDefault(PAGE, new String[] {""})[0];
    try {
      return Optional.of(UUID.fromString(sent));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static long turn(Map<String, String[]> parameters) {
    try {
      return Long.parseLong(parameters.getOrDefault(TURN, new String[] {""})[0]);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The page, if it has sent something newer before: what arrives late on its way must not undo that. */
  Optional<OpenPage> overtaken(Viewer viewer, Application application, Map<String, String[]> parameters) {
    long turn = turn(parameters);
    return turn == 0
        ? Optional.empty()
        : page(parameters)
            .flatMap(page -> pages.find(viewer, application.key(), page))
            .filter(open -> turn < open.turn())
            .map(open -> onForm(open, application.form()));
  }

  /** What was made of the last save of a page. */
  MergedAnswers lastSave(OpenPage page) {
    return AnswerMerge.of(checks.definition(page.form()), page.base(), page.mine(), page.theirs());
  }

  /** The page as if it had been on this form from the beginning. */
  OpenPage onForm(OpenPage page, FormRef form) {
    if (page.form().equals(form)) {
      return page;
    }
    FormDefinition from = checks.definition(page.form());
    FormDefinition to = checks.definition(form);
    return new OpenPage(
        page.id(), form, carrier.carry(from, to, page.base()).answers(), carrier.carry(from, to, page.mine()).answers(),
        carrier.carry(from, to, page.theirs()).answers(), page.version(), page.clashes(), page.turn());
  }

  /** A text as the application's form takes it. */
  Answers onForm(DraftTexts.Kept text, FormRef form) {
    return text.form().equals(form)
        ? text.answers()
        : carrier.carry(checks.definition(text.form()), checks.definition(form), text.answers()).answers();
  }

  /** As {@link #keep(Viewer, Application, Answers, Answers, UUID, long)}, of a page that has saved nothing yet. */
  MergedAnswers keep(Viewer viewer, Application application, Answers base, Answers mine, UUID page) {
    return keep(viewer, application, base, mine, page, 0);
  }

  /**
   * Keeps what does not clash.
   *
   * @param page under which the text goes on
   * @param turn which of its saves it is, 0 if it counts none
   */
  MergedAnswers keep(Viewer viewer, Application application, Answers base, Answers mine, UUID page, long turn) {
    Answers theirs = application.answers();
    MergedAnswers merged = AnswerMerge.of(checks.definition(application.form()), base, mine, theirs);
    if (!merged.answers().equals(theirs)) {
      MemberGroups groups =
          application.groups()
              .carriedOver(theirs, merged.answers(), aid.propose(merged.answers(), application.key()));
      application.write(merged.answers(), groups, viewer.actor(), clock.instant());
      desk.save(application);
      record(viewer, application, theirs);
    }
    pages.keep(
        viewer, application.key(),
        new OpenPage(
            page, application.form(), base, mine, theirs, application.version(), merged.clashes().size(), turn));
    return merged;
  }

  /** Who wrote where, not what; only a saving on another's word is a step of the case's history. */
  private void record(Viewer viewer, Application application, Answers before) {
    Viewer writer =
        EditPolicy.isCopiedFromMail(application) ? mailWord.of(viewer, application) : viewer;
    List<String> sections =
        diff.between(checks.definition(application.form()), before, application.answers()).stream()
            .map(AnswerChange::sectionTitle)
            .distinct()
            .toList();
    AuditEntry saving =
        AuditEntry.logged(writer.actor(), "audit.applications.saved", application.key())
            .detail("sections", String.join(", ", sections))
            .detail("version", application.version());
    audit.record(viewer.proxy().isPresent() ? saving.audience(ApplicationScope.READERS) : saving);
    proxies.record(
        viewer, application.key(), "applications.step.edit",
        addressees.applicant(application).orElse(null));
  }
}
