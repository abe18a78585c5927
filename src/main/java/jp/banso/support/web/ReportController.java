package jp.banso.support.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FlashMessages;
import jp.banso.support.CycleView;
import jp.banso.support.FinalReportText;
import jp.banso.support.FinalReportView;
import jp.banso.support.ReportService;
import jp.banso.support.SupportCycleId;
import jp.banso.support.SupportDesk;
import jp.banso.support.SupportStep;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 最終報告: handed in, confirmed or asked to be corrected. */
@Controller
class ReportController {

  private static final String VIEW = "support/report";
  private static final String PAGE = "/support/{id}/report";

  private final ReportService reports;
  private final SupportDesk desk;
  private final SupportPages pages;

  ReportController(ReportService reports, SupportDesk desk, SupportPages pages) {
    this.reports = reports;
    this.desk = desk;
    this.pages = pages;
  }

  @GetMapping(PAGE)
  String page(Viewer viewer, @PathVariable UUID id, Model model) {
    fill(model, viewer, id);
    return VIEW;
  }

  @PostMapping(PAGE)
  @Takes(SupportStep.REPORT)
  String submit(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("form") ReportForm form,
      BindingResult errors, @RequestParam(required = false) List<MultipartFile> papers, Model model,
      HttpServletResponse response, RedirectAttributes redirect)
      throws IOException {
    CycleView cycle = fill(model, viewer, id);
    FinalReportText text = form.read(errors);
    if (pages.proxyMissing(model, viewer, cycle) || errors.hasErrors()) {
      return SupportPages.again(response, VIEW);
    }
    reports.submit(viewer, new SupportCycleId(id), text, pages.store(papers));
    FlashMessages.success(redirect, "support.flash.reportSubmitted");
    return SupportPages.toCase(id);
  }

  @PostMapping(PAGE + "/accept")
  @Takes(SupportStep.JUDGE_REPORT)
  String accept(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("acceptForm") ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    if (SupportPages.refused(reports.accept(viewer, new SupportCycleId(id)), errors)) {
      fill(model, viewer, id);
      return SupportPages.again(response, VIEW);
    }
    FlashMessages.success(redirect, "support.flash.reportAccepted");
    return SupportPages.toCase(id);
  }

  @PostMapping(PAGE + "/return")
  @Takes(SupportStep.JUDGE_REPORT)
  String askCorrection(
      Viewer viewer, @PathVariable UUID id, @ModelAttribute("returnForm") ReasonForm form,
      BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
    Typed.need(errors, "reason", form.reason(), Typed.LONG);
    if (errors.hasErrors()
        || SupportPages.refused(
            reports.askCorrection(viewer, new SupportCycleId(id), form.reason()), errors)) {
      fill(model, viewer, id);
      return SupportPages.again(response, VIEW);
    }
    FlashMessages.success(redirect, "support.flash.reportReturned");
    return SupportPages.toCase(id);
  }

  private CycleView fill(Model model, Viewer viewer, UUID id) {
    SupportCycleId key = new SupportCycleId(id);
    CycleView cycle = pages.fill(model, viewer, key, "support.report.title");
    FinalReportView report = desk.report(viewer, key).orElse(null);
    model.addAttribute("report", report);
    model.addAttribute(
        "papers", desk.files(viewer, key).stream().filter(file -> file.key().equals(cycle.key())).toList());
    model.addAttribute(
        "publication",
        List.of(
            pages.option(ReportForm.YES, "support.report.publishable.yes"),
            pages.option(ReportForm.NO, "support.report.publishable.no")));
    if (!model.containsAttribute("form")) {
      model.addAttribute("form", ReportForm.of(report));
    }
    if (!model.containsAttribute("acceptForm")) {
      model.addAttribute("acceptForm", ReasonForm.empty());
    }
    if (!model.containsAttribute("returnForm")) {
      model.addAttribute("returnForm", ReasonForm.empty());
    }
    return cycle;
  }
}
