package jp.banso.calls.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.banso.calls.CallDocument;
import jp.banso.calls.CallTerms;
import jp.banso.calls.CallView;
import jp.banso.calls.CorrectionDraft;
import jp.banso.calls.Figures;
import jp.banso.calls.PaperDraft;
import jp.banso.calls.ReturnedChange;
import jp.banso.calls.Statements;
import jp.banso.kernel.Wareki;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedRows;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/** A 正誤 as typed: the call as it is to be. */
record CorrectionForm(
    long version,
    @FieldLabel("calls.change.reason") String reason,
    @FieldLabel("calls.setup.projectTitle") String projectTitle,
    @FieldLabel("calls.setup.title") String title,
    @FieldLabel("calls.setup.secretariatName") String secretariatName,
    @FieldLabel("calls.setup.secretariatMail") String secretariatMail,
    @FieldLabel("calls.setup.form") ChosenForm form,
    @FieldLabel("calls.setup.deadline") String deadline,
    @FieldLabel("calls.setup.deadlineTime") String deadlineTime,
    @FieldLabel("calls.setup.questionsUntil") String questionsUntil,
    @FieldLabel("calls.setup.regionDueOn") String regionDueOn,
    @FieldLabel("calls.setup.prefectureDueOn") String prefectureDueOn,
    @FieldLabel("calls.setup.resultDueOn") String resultDueOn,
    @FieldLabel("calls.setup.supportFrom") String supportFrom,
    @FieldLabel("calls.setup.supportUntil") String supportUntil,
    @FieldLabel("calls.setup.areas") String areas,
    @FieldLabel("calls.setup.memberMin") String memberMin,
    @FieldLabel("calls.setup.memberMax") String memberMax,
    @FieldLabel("calls.setup.dispatchCap") String dispatchCap,
    @FieldLabel("calls.setup.secretariatTelephone") String secretariatTelephone,
    @FieldLabel("calls.setup.secretariatHours") String secretariatHours,
    @FieldLabel("calls.setup.secretariatFax") String secretariatFax,
    @FieldLabel("calls.setup.mailSubject") String mailSubject,
    @FieldLabel("calls.setup.selectionMethod") String selectionMethod,
    @FieldLabel("calls.setup.purposes") String purposes,
    @FieldLabel("calls.setup.costs") String costs,
    @FieldLabel("calls.setup.publicationPolicy") String publicationPolicy,
    @FieldLabel("calls.setup.meetingTopics") String meetingTopics,
    List<PaperRow> papers) {

  /** A paper of the call, with its text as it is to be and the file that replaces it, if any. */
  record PaperRow(
      String id,
      @FieldLabel("calls.papers.body") String body,
      @FieldLabel("calls.change.file") MultipartFile file) {

    PaperRow {
      id = id == null ? "" : id;
      body = body == null ? "" : body.replace("\r\n", "\n");
    }
  }

  CorrectionForm {
    papers = TypedRows.of(papers, new PaperRow("", "", null));
  }

  static CorrectionForm of(CallView call, List<CallDocument> papers) {
    CallTerms terms = call.terms();
    return of(
        call,
        new CorrectionDraft(
            call.projectTitle(), call.title(), call.secretariatName(), call.secretariatMail(), call.form(), terms.deadline(),
            terms.deadlineTime(), terms.questionsUntil(), terms.regionDueOn(), terms.prefectureDueOn(), terms.resultDueOn(),
            terms.supportFrom(), terms.supportUntil(), "", List.of()),
        papers);
  }

  /** What was given back, with its texts; a file is to be chosen once more. */
  static CorrectionForm of(CallView call, List<CallDocument> papers, ReturnedChange returned) {
    Map<UUID, CallDocument> changed =
        returned.papers().stream().collect(Collectors.toMap(CallDocument::id, Function.identity()));
    return of(
        call, returned.terms(),
        papers.stream().map(paper -> changed.getOrDefault(paper.id(), paper)).toList());
  }

  private static CorrectionForm of(CallView call, CorrectionDraft draft, List<CallDocument> papers) {
    Map<String, String> said = draft.statementsOf(call).words();
    Figures figures = draft.figuresOf(call);
    return new CorrectionForm(
        call.version(), draft.reason(), draft.projectTitle(), draft.title(), draft.secretariatName(),
        draft.secretariatMail(), ChosenForm.of(draft.formOf(call)), Wareki.date(draft.deadline()), Objects.toString(draft.deadlineTime(), ""),
        draft.questionsUntil() == null ? "" : Wareki.date(draft.questionsUntil()),
        Wareki.date(draft.regionDueOn()), Wareki.date(draft.prefectureDueOn()), Wareki.date(draft.resultDueOn()),
        Wareki.date(draft.supportFrom()), Wareki.date(draft.supportUntil()), "" + figures.areas(),
        "" + figures.memberMin(), "" + figures.memberMax(), "" + figures.dispatchCap(), said.get("secretariatTelephone"),
        said.get("secretariatHours"), said.get("secretariatFax"), said.get("mailSubject"), said.get("selectionMethod"),
        said.get("purposes"), said.get("costs"), said.get("publicationPolicy"), said.get("meetingTopics"),
        papers.stream().map(paper -> new PaperRow(paper.id().toString(), paper.body(), null)).toList());
  }

  /** What was typed; null if anything of it cannot be read, which then stands at its field. */
  CorrectionDraft read(List<CallDocument> known, Errors errors) {
    TermsReader in = new TermsReader(errors);
    FreeText.of(errors)
        .refuse(reason == null || reason.isBlank(), "reason", "calls.change.refused.reason")
        .limit("reason", reason, FreeText.NOTE);
    for (int index = 0; index < papers.size(); index++) {
      FreeText.of(errors).limit("papers[" + index + "].body", papers.get(index).body(), PaperForm.LONGEST_BODY);
    }
    CorrectionDraft draft =
        new CorrectionDraft(
            in.line("projectTitle", projectTitle), in.line("title", title),
            in.line("secretariatName", secretariatName), in.mail("secretariatMail", secretariatMail),
            in.form("form", form), in.date("deadline", deadline), in.timeOrNull("deadlineTime", deadlineTime),
            in.dateOrNull("questionsUntil", questionsUntil),
            in.date("regionDueOn", regionDueOn), in.date("prefectureDueOn", prefectureDueOn),
            in.date("resultDueOn", resultDueOn), in.date("supportFrom", supportFrom),
            in.date("supportUntil", supportUntil), reason == null ? "" : reason.strip().replace("\r\n", "\n"),
            changed(known),
            new Statements(
                in.lineOrNull("secretariatTelephone", secretariatTelephone),
                in.lineOrNull("secretariatHours", secretariatHours), in.lineOrNull("secretariatFax", secretariatFax),
                in.lineOrNull("mailSubject", mailSubject),
                in.textOrNull("selectionMethod", selectionMethod, FreeText.NOTE),
                in.textOrNull("purposes", purposes, FreeText.NOTE),
                in.textOrNull("costs", costs, FreeText.NOTE),
                in.textOrNull("publicationPolicy", publicationPolicy, FreeText.NOTE),
                in.text("meetingTopics", meetingTopics, FreeText.NOTE),
                null),
            new Figures(
                in.areas(areas), in.members("memberMin", memberMin),
                in.members("memberMax", memberMax), in.dispatchCap(dispatchCap)));
    return errors.hasErrors() ? null : draft;
  }

  private List<CorrectionDraft.Paper> changed(List<CallDocument> known) {
    List<CorrectionDraft.Paper> changed = new ArrayList<>();
    for (int index = 0; index < known.size(); index++) {
      CallDocument paper = known.get(index);
      PaperRow row = papers.get(index);
      PaperDraft.Upload file = PaperForm.upload(row.file());
      if (file != null || !row.body().equals(paper.body() == null ? "" : paper.body())) {
        changed.add(new CorrectionDraft.Paper(paper.id(), row.body(), file));
      }
    }
    return changed;
  }

  /** Whether it has a row for each paper, in their order, as the page sends it. */
  boolean fits(List<CallDocument> known) {
    return papers.stream().map(PaperRow::id).toList()
        .equals(known.stream().map(paper -> paper.id().toString()).toList());
  }

  CorrectionForm onto(long newVersion) {
    return new CorrectionForm(
        newVersion, reason, projectTitle, title, secretariatName, secretariatMail, form, deadline, deadlineTime,
        questionsUntil, regionDueOn, prefectureDueOn, resultDueOn, supportFrom, supportUntil, areas, memberMin, memberMax, dispatchCap, secretariatTelephone, secretariatHours,
        secretariatFax, mailSubject, selectionMethod, purposes, costs,
        publicationPolicy, meetingTopics, papers);
  }

  /** Both versions, field by field and paper by paper; {@code known} are the papers in their order. */
  StaleEditView.Comparison against(
      CorrectionForm theirs, List<CallDocument> known, UnaryOperator<String> text,
      Function<ChosenForm, String> version) {
    StaleEditView.Comparison comparison =
        new StaleEditView.Comparison()
            .forms(this, theirs, text)
            .field(text.apply("calls.setup.form"), version.apply(form), version.apply(theirs.form));
    for (int index = 0; index < known.size(); index++) {
      CallDocument paper = known.get(index);
      comparison.field(
          paper.mark() + " " + paper.title(), papers.get(index).body(), theirs.papers.get(index).body());
    }
    return comparison;
  }
}
