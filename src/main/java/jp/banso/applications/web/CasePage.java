package jp.banso.applications.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.banso.accounts.Invitation;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.applications.AskedChanges;
import jp.banso.applications.AttachmentService;
import jp.banso.applications.CaseReading;
import jp.banso.applications.CaseShare;
import jp.banso.applications.ExtensionService;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.LeftClashes;
import jp.banso.applications.RegionPeopleService;
import jp.banso.applications.ReplacementService;
import jp.banso.applications.RepresentativeService;
import jp.banso.applications.SectionService;
import jp.banso.applications.SharedPerson;
import jp.banso.applications.WritingAid;
import jp.banso.calls.CallView;
import jp.banso.correspondence.Letters;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.Absences;
import jp.banso.parties.CaseHistory;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.worklist.Worklist;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The case page of an application: where it stands, what can be done, what there is of it. */
@Component
class CasePage {

  /** The form by which a person is added, in the model of the page. */
  static final String PERSON = "person";

  private final CaseReading cases;
  private final CasePages pages;
  private final Letters letters;
  private final CaseHistory history;
  private final Worklist worklist;
  private final StepLine stepLine;
  private final RegionPeopleService people;
  private final Absences absences;
  private final ExtensionService extensions;
  private final AttachmentService attachments;
  private final ReplacementService replacements;
  private final SectionService sections;
  private final FormalCheckService formalChecks;
  private final LeftClashes leftClashes;
  private final RepresentativeService representatives;
  private final WritingAid writing;
  private final AskedChanges asked;
  private final MessageSource messages;
  private final Clock clock;

  CasePage(
      CaseReading cases, CasePages pages, Letters letters, CaseHistory history, Worklist worklist,
      StepLine stepLine, RegionPeopleService people, Absences absences, ExtensionService extensions,
      AttachmentService attachments, ReplacementService replacements, SectionService sections,
      FormalCheckService formalChecks, LeftClashes leftClashes, RepresentativeService representatives,
      WritingAid writing, MessageSource messages, Clock clock, AskedChanges asked) {
    this.asked = asked;
    this.cases = cases;
    this.pages = pages;
    this.letters = letters;
    this.history = history;
    this.worklist = worklist;
    this.stepLine = stepLine;
    this.people = people;
    this.absences = absences;
    this.extensions = extensions;
    this.formalChecks = formalChecks;
    this.messages = messages;
    this.clock = clock;
    this.attachments = attachments;
    this.replacements = replacements;
    this.sections = sections;
    this.leftClashes = leftClashes;
    this.representatives = representatives;
    this.writing = writing;
  }

  /** The page of {@code view}, which {@link CasePages} has put into the model. */
  String of(Viewer viewer, ApplicationView view, Model model) {
    ApplicationId id = view.id();
    CallView call = (CallView) model.getAttribute("call");
    pages.compareWithPrinted(viewer, view, model);
    pages.compareWithReplaced(viewer, view, model);
    // the page is named by its subject already
    model.addAttribute("titleSubject", null);
    model.addAttribute(
        "steps",
        stepLine.of(view, call, cases.due(viewer, id).map(JapanTime::dateOf).orElse(null)));
    model.addAttribute(
        "onward",
        worklist.onCase(viewer, view.key()).stream()
            .filter(line -> !line.link().startsWith("/applications/"))
            .toList());
    model.addAttribute("history", history.of(viewer, view.key()));
    model.addAttribute("activeElements", cases.activeElements(viewer, id));
    model.addAttribute("content", cases.content(viewer, id).orElse(null));
    model.addAttribute("check", cases.check(viewer, id).orElse(null));
    model.addAttribute("sheet", cases.checkSheet(viewer, id).orElse(null));
    model.addAttribute("requests", cases.requests(viewer, id));
    model.addAttribute("versions", cases.versions(viewer, id));
    model.addAttribute("representative", representatives.written(viewer, id).orElse(null));
    model.addAttribute("undecided", view.can(Step.EDIT) ? writing.undecided(viewer, id) : List.of());
    model.addAttribute("left", leftClashes.of(viewer, id).size());
    model.addAttribute("letters", letters.latest(viewer, view.key()));
    model.addAttribute("files", cases.files(viewer, id));
    model.addAttribute("papers", attachments.papers(viewer, id));
    List<SharedPerson> shared = people.of(viewer, id);
    model.addAttribute("people", shared);
    model.addAttribute("away", absences.marks(viewer, shared.stream().map(SharedPerson::personId).toList()));
    List<Invitation> invited = people.invited(viewer, id);
    model.addAttribute("invited", invited);
    model.addAttribute("shares", CaseShare.values());
    model.addAttribute(
        "shareOptions",
        Arrays.stream(CaseShare.values())
            .map(share -> new OptionView(share.name(), messages.getMessage(share.messageKey(), null, Locale.JAPAN)))
            .toList());
    if (!model.containsAttribute(PERSON)) {
      boolean first = shared.isEmpty() && invited.isEmpty();
      model.addAttribute(PERSON, RegionPeopleController.PersonForm.of(first ? view.forwardedSender() : "", view));
    }
    model.addAttribute("untouched", view.can(Step.CORRECT) ? asked.untouched(viewer, id) : List.of());
    model.addAttribute("undeclared", formalChecks.undeclared(viewer, id).orElse(null));
    model.addAttribute("answersInMails", formalChecks.answersInMails(viewer, id));
    model.addAttribute("extensionOffered", extensions.offered(viewer, id));
    model.addAttribute("today", LocalDate.now(clock));
    model.addAttribute("replacement", replacements.of(viewer, id));
    model.addAttribute("me", viewer.personId());
    model.addAttribute("bothStates", viewer.role().isSecretariat() || viewer.role() == RoleKind.MINISTRY);
    model.addAttribute("region", viewer.role() == RoleKind.REGION);
    model.addAttribute("together", sections.isFor(viewer, id));
    return "applications/case";
  }
}
