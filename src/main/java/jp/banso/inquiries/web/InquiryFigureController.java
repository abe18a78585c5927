package jp.banso.inquiries.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import jp.banso.inquiries.FigureFilter;
import jp.banso.inquiries.FigureKind;
import jp.banso.inquiries.Figures;
import jp.banso.inquiries.InquiryFigures;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.ExcelDownload;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FlashMessages;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import jp.banso.platform.web.Refusals;
import jp.banso.platform.web.TypedFields;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 相談の集計. */
@Controller
class InquiryFigureController {

  private static final String PAGE = "/inquiries/figures";

  private final InquiryFigures figures;
  private final FigurePages pages;
  private final InquiryWords words;

  InquiryFigureController(InquiryFigures figures, FigurePages pages, InquiryWords words) {
    this.figures = figures;
    this.pages = pages;
    this.words = words;
  }

  /** What is counted, as typed. */
  record FigureForm(
      @FieldLabel("inquiries.figures.year") String year, @FieldLabel("inquiries.figures.from") String from,
      @FieldLabel("inquiries.figures.to") String to) {

    /** The whole year for what cannot be read, which is said. */
    FigureFilter read(FiscalYear fallback, BindingResult errors) {
      TypedFields in = new TypedFields(errors);
      FiscalYear ofYear = year == null || year.isEmpty() ? fallback : FiscalYear.ofLabel(year).orElse(fallback);
      LocalDate first = in.dateOrNull("from", from);
      LocalDate last = in.dateOrNull("to", to);
      if (first != null && last != null && last.isBefore(first)) {
        errors.rejectValue("to", "inquiries.figures.refused.order");
      }
      return errors.hasErrors() ? new FigureFilter(ofYear, null, null) : new FigureFilter(ofYear, first, last);
    }
  }

  /** By what the ministry confirmed, as typed. */
  record ConfirmedForm(
      @FieldLabel("inquiries.figures.confirmedOn") String confirmedOn,
      @FieldLabel("inquiries.figures.note") String note) {}

  @GetMapping(PAGE)
  String page(
      Viewer viewer, @ModelAttribute("form") FigureForm form, BindingResult errors, Model model,
      HttpServletResponse response) {
    FigureFilter filter = form.read(figures.years(viewer).get(0), errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    model.addAttribute("confirmed", new ConfirmedForm("", ""));
    return show(viewer, filter, model);
  }

  private String show(Viewer viewer, FigureFilter filter, Model model) {
    Figures counted = figures.of(viewer, filter);
    if (!model.containsAttribute("form")) {
      model.addAttribute("form", new FigureForm(filter.year().label(), "", ""));
    }
    model.addAttribute("year", filter.year());
    model.addAttribute(
        "years",
        figures.years(viewer).stream().map(year -> new OptionView(year.label(), year.name())).toList());
    model.addAttribute("total", pages.total(counted));
    model.addAttribute("lines", pages.lines(counted));
    model.addAttribute("saidTotal", pages.saidTotal(counted));
    model.addAttribute("said", pages.said(counted));
    model.addAttribute("kinds", List.of(FigureKind.values()));
    model.addAttribute("tiles", pages.tiles(counted));
    model.addAttribute("ages", figures.ages(viewer));
    model.addAttribute("confirmation", figures.confirmation(viewer, filter.year()).orElse(null));
    model.addAttribute("mayConfirm", figures.mayConfirm(viewer));
    model.addAttribute("over", figures.isOver(viewer, filter.year()));
    model.addAttribute("least", figures.leastTold(viewer));
    model.addAttribute("trail", words.trail(words.text("inquiries.figures")));
    return "inquiries/figures";
  }

  @PostMapping(PAGE + "/confirmation")
  String confirm(
      Viewer viewer, @RequestParam(defaultValue = "") String year, @ModelAttribute("confirmed") ConfirmedForm confirmed,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    figures.requireManager(viewer);
    FiscalYear ofYear = year(viewer, year);
    TypedFields in = new TypedFields(errors);
    LocalDate on = in.date("confirmedOn", confirmed.confirmedOn());
    String note = in.text("note", confirmed.note(), FreeText.NOTE);
    if (errors.hasErrors()
        || Refusals.refused(figures.confirm(viewer, ofYear, on, note), "confirmedOn", errors, response)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return show(viewer, new FigureFilter(ofYear, null, null), model);
    }
    FlashMessages.success(redirect, "inquiries.figures.confirmed");
    return "redirect:" + PAGE + "?year=" + ofYear.label();
  }

  @PostMapping(PAGE + "/confirmation/removal")
  String takeBack(Viewer viewer, @RequestParam(defaultValue = "") String year, RedirectAttributes redirect) {
    figures.requireManager(viewer);
    figures.takeBack(viewer, year(viewer, year));
    FlashMessages.success(redirect, "inquiries.figures.takenBack");
    return "redirect:" + PAGE + "?year=" + year(viewer, year).label();
  }

  @GetMapping(PAGE + ".csv")
  String csv(
      Viewer viewer, @RequestParam(defaultValue = "") String year, HttpServletResponse response,
      RedirectAttributes redirect)
      throws IOException {
    Outcome<Figures> told = told(viewer, year(viewer, year), "CSV");
    if (told instanceof Outcome.Refused<Figures> refused) {
      return refused(refused, year(viewer, year), redirect);
    }
    try (CsvDownload csv = CsvDownload.to(response, title(year(viewer, year)) + ".csv")) {
      pages.rows(told.orThrow()).forEach(csv::row);
    }
    return null;
  }

  @GetMapping(PAGE + ".xlsx")
  String excel(
      Viewer viewer, @RequestParam(defaultValue = "") String year, HttpServletResponse response,
      RedirectAttributes redirect)
      throws IOException {
    Outcome<Figures> told = told(viewer, year(viewer, year), "Excel");
    if (told instanceof Outcome.Refused<Figures> refused) {
      return refused(refused, year(viewer, year), redirect);
    }
    try (ExcelDownload excel =
        ExcelDownload.to(response, title(year(viewer, year)) + ".xlsx", words.text("inquiries.figures"))) {
      pages.rows(told.orThrow()).forEach(excel::row);
    }
    return null;
  }

  private Outcome<Figures> told(Viewer viewer, FiscalYear year, String format) {
    return figures.forMinistry(viewer, year, words.text("inquiries.figures.use", year.name(), format));
  }

  private String refused(Outcome.Refused<Figures> refused, FiscalYear year, RedirectAttributes redirect) {
    FlashMessages.refused(redirect, refused);
    return "redirect:" + PAGE + "?year=" + year.label();
  }

  private String title(FiscalYear year) {
    return words.text("inquiries.figures.file", year.name());
  }

  /** The newest for none. */
  private FiscalYear year(Viewer viewer, String label) {
    return label.isEmpty()
        ? figures.years(viewer).get(0)
        : FiscalYear.ofLabel(label).orElseThrow(() -> new NotFound("fiscal year"));
  }
}
