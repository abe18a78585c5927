package jp.banso.knowledge.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.Wareki;
import jp.banso.knowledge.AnswerTexts;
import jp.banso.knowledge.Candidate;
import jp.banso.knowledge.CandidateColumn;
import jp.banso.knowledge.EntryId;
import jp.banso.knowledge.EntryText;
import jp.banso.knowledge.EntryWriting;
import jp.banso.knowledge.GuidebookCandidates;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.ListColumn;
import jp.banso.platform.web.ListFilter;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.ListTable;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** ガイドブック改訂の候補: marked by the desk, read by the desk and the ministry. */
@Controller
class CandidateController {

  private static final String LIST = "/guidebook-candidates";
  private static final String OF_INQUIRY = LIST + "/inquiries/{inquiryId}";

  private final GuidebookCandidates candidates;
  private final AnswerTexts texts;
  private final EntryWriting writing;
  private final EntryPages pages;
  private final InquiryReading inquiries;
  private final ListPages lists;
  private final CaseNumbers numbers;
  private final KnowledgeWords words;

  CandidateController(
      GuidebookCandidates candidates, AnswerTexts texts, EntryWriting writing, EntryPages pages,
      InquiryReading inquiries, ListPages lists, CaseNumbers numbers, KnowledgeWords words) {
    this.candidates = candidates;
    this.texts = texts;
    this.writing = writing;
    this.pages = pages;
    this.inquiries = inquiries;
    this.lists = lists;
    this.numbers = numbers;
    this.words = words;
  }

  @PostMapping("/knowledge/{id}/candidates")
  String markEntry(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("candidate") CandidateForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    EntryId entry = new EntryId(id);
    writing.requireWriting(viewer, entry);
    form.check(errors);
    if (errors.hasErrors()
        || refused(candidates.markEntry(viewer, entry, form.chapter(), form.plainRemark()), errors, response)) {
      return pages.refused(viewer, entry, model, response);
    }
    FlashMessages.success(redirect, "knowledge.candidate.marked");
    return "redirect:/knowledge/" + id;
  }

  @GetMapping(OF_INQUIRY)
  String ofInquiry(Viewer viewer, @PathVariable UUID inquiryId, Model model) {
    model.addAttribute("form", new CandidateForm("", ""));
    return shown(viewer, inquiryId, model);
  }

  private String shown(Viewer viewer, UUID inquiryId, Model model) {
    model.addAttribute("inquiry", inquiries.view(viewer, new InquiryId(inquiryId)));
    Outcome<Void> usable = candidates.usable(viewer, new InquiryId(inquiryId));
    model.addAttribute("notUsable", usable.isDone() ? null : usable);
    model.addAttribute("chapters", KnowledgeWords.same(texts.chapters(viewer)));
    model.addAttribute("trail", words.trail("knowledge.candidates", LIST, words.text("knowledge.candidate.mark")));
    return "knowledge/candidate";
  }

  @PostMapping(OF_INQUIRY)
  String markInquiry(
      Viewer viewer, @PathVariable UUID inquiryId, @ModelAttribute("form") CandidateForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    inquiries.view(viewer, new InquiryId(inquiryId));
    writing.requireWriting(viewer);
    form.check(errors);
    if (errors.hasErrors()
        || refused(
            candidates.markInquiry(viewer, new InquiryId(inquiryId), form.chapter(), form.plainRemark()), errors,
            response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return shown(viewer, inquiryId, model);
    }
    FlashMessages.success(redirect, "knowledge.candidate.marked");
    return "redirect:/inquiries/" + inquiryId;
  }

  /** What is said of the remark stands at it, and what nothing typed can mend above the form. */
  private static boolean refused(Outcome<Void> outcome, BindingResult errors, HttpServletResponse response) {
    String key = outcome instanceof Outcome.Refused<Void> refused ? refused.messageKey() : "";
    if (key.equals("knowledge.refused.chapter") || key.equals("knowledge.refused.trace")) {
      return Refusals.refused(outcome, key.endsWith("chapter") ? "chapter" : "remark", errors, response);
    }
    return Refusals.refused(outcome, errors);
  }

  @GetMapping(LIST + "/{id}")
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    Candidate one = candidates.get(viewer, id);
    model.addAttribute("one", one);
    model.addAttribute("mayWrite", viewer.role().isSecretariat() && viewer.proxy().isEmpty());
    model.addAttribute("trail", words.trail("knowledge.candidates", LIST, one.chapter()));
    return "knowledge/candidate-page";
  }

  @PostMapping(LIST + "/{id}/removal")
  String remove(Viewer viewer, @PathVariable UUID id, RedirectAttributes redirect) {
    candidates.remove(viewer, id);
    FlashMessages.success(redirect, "knowledge.candidate.removed");
    return "redirect:" + LIST;
  }

  @GetMapping(LIST)
  String list(Viewer viewer, HttpServletRequest request, Model model) {
    ListQuery<CandidateColumn> query = query(viewer, request);
    lists.show(
        viewer, table(viewer), query, candidates.count(viewer, query.textOrNull("chapter"), year(query)),
        source(viewer, query), model);
    model.addAttribute("desk", viewer.role().isSecretariat());
    model.addAttribute("trail", words.trail("knowledge.candidates", LIST));
    return "knowledge/candidates";
  }

  @GetMapping(LIST + "/list.csv")
  void csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<CandidateColumn> query = query(viewer, request);
    lists.csv(viewer, table(viewer), query, source(viewer, query), response);
  }

  @GetMapping(LIST + "/list.xlsx")
  void excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<CandidateColumn> query = query(viewer, request);
    lists.excel(viewer, table(viewer), query, source(viewer, query), response);
  }

  private ListQuery<CandidateColumn> query(Viewer viewer, HttpServletRequest request) {
    return ListQuery.of(
        request, LIST, LIST + "/list",
        List.of(
            ListFilter.choice("chapter", "knowledge.chapter", KnowledgeWords.same(candidates.chapters(viewer))),
            ListFilter.choice(
                "year", "knowledge.year",
                candidates.years(viewer).stream()
                    .map(year -> new OptionView("" + year.year(), year.name()))
                    .toList())),
        CandidateColumn.class, "chapter");
  }

  private static FiscalYear year(ListQuery<CandidateColumn> query) {
    return query.textOrNull("year") == null ? null : new FiscalYear(Integer.parseInt(query.text("year")));
  }

  private CsvDownload.Pages<Candidate, Place> source(Viewer viewer, ListQuery<CandidateColumn> query) {
    String chapter = query.textOrNull("chapter");
    FiscalYear year = year(query);
    return (place, size) ->
        candidates.list(viewer, chapter, year, query.column(), query.descending(), place, size);
  }

  private ListTable<Candidate> table(Viewer viewer) {
    List<ListColumn<Candidate>> columns =
        new ArrayList<>(
            List.of(
                ListColumn.<Candidate>of("knowledge.chapter", Candidate::chapter).sorted(CandidateColumn.CHAPTER),
                ListColumn.of("knowledge.remark", Candidate::remark),
                ListColumn.of("knowledge.question", text(EntryText::question)),
                ListColumn.of("knowledge.answer", text(EntryText::answer)),
                ListColumn.<Candidate>of("knowledge.sources", text(EntryText::sources)).inFilesOnly(),
                ListColumn.of("knowledge.category", Candidate::category),
                ListColumn.of("knowledge.year", one -> one.year().name()),
                ListColumn.<Candidate>of("knowledge.markedAt", one -> Wareki.dateTime(one.markedAt()))
                    .sorted(CandidateColumn.MARKED)));
    boolean desk = viewer.role().isSecretariat();
    if (desk) {
      columns.add(ListColumn.of("knowledge.source", one -> numbers.shown(one.sourceKey())));
    }
    return new ListTable<>(
        "knowledge.candidates", List.copyOf(columns), Candidate::place, one -> LIST + "/" + one.id());
  }

  private static Function<Candidate, String> text(Function<EntryText, String> part) {
    return one -> one.text() == null ? null : part.apply(one.text());
  }
}
