package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.inquiries.AnswerChecks;
import jp.banso.inquiries.AnswerSampleColumn;
import jp.banso.inquiries.AnswerSampleLine;
import jp.banso.inquiries.CheckResult;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.parties.web.ListPages;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.LinkView;
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

/** 即答の点検: the months, what was drawn of each, and an answer as another person looks at it. */
@Controller
class AnswerCheckController {

  private static final String LIST = "/inquiries/checks";
  private static final String ONE = LIST + "/answers/{check}";

  private final AnswerChecks checks;
  private final ListPages lists;
  private final CaseNumbers numbers;
  private final InquiryWords words;

  AnswerCheckController(AnswerChecks checks, ListPages lists, CaseNumbers numbers, InquiryWords words) {
    this.checks = checks;
    this.lists = lists;
    this.numbers = numbers;
    this.words = words;
  }

  @GetMapping(LIST)
  String months(Viewer viewer, HttpServletRequest request, Model model) {
    ListQuery<AnswerSampleColumn> query = query(viewer, request);
    lists.show(viewer, table(), query, checks.count(viewer, year(query)), source(viewer, query), model);
    model.addAttribute("trail", words.trail(words.text("inquiries.samples")));
    return "inquiries/samples";
  }

  /** Counts alone: nothing of what was asked leaves the desk by it. */
  @GetMapping(LIST + ".csv")
  void csv(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<AnswerSampleColumn> query = query(viewer, request);
    lists.csv(viewer, table(), query, source(viewer, query), response);
  }

  /** The same as a workbook. */
  @GetMapping(LIST + ".xlsx")
  void excel(Viewer viewer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    ListQuery<AnswerSampleColumn> query = query(viewer, request);
    lists.excel(viewer, table(), query, source(viewer, query), response);
  }

  private ListQuery<AnswerSampleColumn> query(Viewer viewer, HttpServletRequest request) {
    List<OptionView> years =
        checks.years(viewer).stream().map(one -> new OptionView(one.label(), one.name())).toList();
    return ListQuery.of(
        request, LIST, List.of(ListFilter.choice("year", "inquiries.year", years)), AnswerSampleColumn.class, "-month");
  }

  private static FiscalYear year(ListQuery<AnswerSampleColumn> query) {
    return FiscalYear.ofLabel(query.text("year")).orElse(null);
  }

  private CsvDownload.Pages<AnswerSampleLine, Place> source(Viewer viewer, ListQuery<AnswerSampleColumn> query) {
    return (place, size) ->
        checks.months(viewer, year(query), query.column(), query.descending(), place, size);
  }

  private ListTable<AnswerSampleLine> table() {
    return new ListTable<>(
        "inquiries.samples",
        List.of(
            ListColumn.<AnswerSampleLine>of("inquiries.samples.month", line -> Wareki.month(line.month()))
                .sorted(AnswerSampleColumn.MONTH),
            ListColumn.of("inquiries.samples.population", this::population),
            ListColumn.of("inquiries.samples.clerks", line -> "" + line.clerks()),
            ListColumn.of("inquiries.samples.drawn", line -> "" + line.drawn()),
            ListColumn.of(CheckResult.ADEQUATE.messageKey(), line -> "" + line.adequate()),
            ListColumn.of(CheckResult.CORRECTION.messageKey(), line -> "" + line.correction()),
            ListColumn.of("inquiries.samples.corrected", line -> "" + line.corrected()),
            ListColumn.of(CheckResult.NEEDED_APPROVAL.messageKey(), line -> "" + line.neededApproval()),
            ListColumn.<AnswerSampleLine>of("inquiries.samples.open", line -> "" + line.open())
                .tagged(line -> line.open() > 0 ? "tag tag-now" : null),
            ListColumn.<AnswerSampleLine>of("inquiries.samples.dropped", line -> "" + line.dropped()).inFilesOnly()),
        AnswerSampleLine::place, line -> LIST + "/" + line.id());
  }

  private String population(AnswerSampleLine line) {
    return line.population() == 0 ? words.text("inquiries.samples.none.month") : "" + line.population();
  }

  @GetMapping(LIST + "/{sample}")
  String month(Viewer viewer, @PathVariable UUID sample, Model model) {
    AnswerChecks.Sample found = checks.sample(viewer, sample);
    model.addAttribute("sample", found.line());
    model.addAttribute("month", Wareki.month(found.line().month()));
    model.addAttribute("checks", found.checks());
    model.addAttribute("members", found.members());
    model.addAttribute("trail", trail(new LinkView(Wareki.month(found.line().month()), null)));
    return "inquiries/check-month";
  }

  private List<LinkView> trail(LinkView... last) {
    return Stream.concat(
            Stream.of(
                new LinkView(words.text("inquiries.list"), "/inquiries"),
                new LinkView(words.text("inquiries.samples"), LIST)),
            Stream.of(last))
        .toList();
  }

  @GetMapping(ONE)
  String one(Viewer viewer, @PathVariable UUID check, Model model) {
    AnswerChecks.Page page = checks.page(viewer, check);
    model.addAttribute("page", page);
    model.addAttribute("check", page.line().check());
    model.addAttribute("inquiry", page.line().check().inquiry());
    if (!model.containsAttribute("form")) {
      model.addAttribute("form", new CheckForm("", ""));
    }
    model.addAttribute(
        "results",
        Stream.of(CheckResult.values())
            .map(one -> new OptionView(one.name(), words.text("inquiries.check.choice." + one.name())))
            .toList());
    model.addAttribute(
        "trail",
        trail(
            new LinkView(Wareki.month(page.line().check().month()), LIST + "/" + page.line().check().sample()),
            new LinkView(numbers.shown(page.line().check().key()), null)));
    return "inquiries/check";
  }

  @PostMapping(ONE)
  String judge(
      Viewer viewer, @PathVariable UUID check, @ModelAttribute("form") CheckForm form, BindingResult errors,
      Model model, HttpServletResponse response, RedirectAttributes redirect) {
    checks.requireCheckable(viewer, check);
    CheckResult result = form.read(errors);
    if (errors.hasErrors()
        || Refusals.refused(
            checks.judge(viewer, check, result, form.wordsOrNull()), "words", errors, response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return one(viewer, check, model);
    }
    FlashMessages.success(redirect, "inquiries.check.done." + result.name());
    return "redirect:" + LIST + "/answers/" + check;
  }

  /** Who gave the answer has read what was found. */
  @PostMapping(ONE + "/reading")
  String read(Viewer viewer, @PathVariable UUID check, RedirectAttributes redirect) {
    checks.read(viewer, check);
    FlashMessages.success(redirect, "inquiries.check.read");
    return "redirect:" + LIST + "/answers/" + check;
  }
}
