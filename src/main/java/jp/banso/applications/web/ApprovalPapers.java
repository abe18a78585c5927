package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationView;
import jp.banso.applications.ApprovalReading;
import jp.banso.applications.ApprovalSet;
import jp.banso.applications.CaseReading;
import jp.banso.applications.PackageApprovalSet;
import jp.banso.correspondence.CoverLetterPapers;
import jp.banso.forms.FormCatalog;
import jp.banso.forms.FormPapers;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.PaperSetter;
import jp.banso.platform.web.FileDownload;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** 決裁用一式 as one PDF: 鑑, 申込書, 確認票 and 前版からの変更点, with the mark of its version on every page. */
@Component
class ApprovalPapers {

  private final ApprovalReading reading;
  private final CaseReading cases;
  private final CasePages pages;
  private final FormCatalog forms;
  private final FormPapers formPapers;
  private final CoverLetterPapers letters;
  private final ITemplateEngine templates;
  private final MessageSource messages;

  ApprovalPapers(
      ApprovalReading reading, CaseReading cases, CasePages pages, FormCatalog forms, FormPapers formPapers,
      CoverLetterPapers letters, ITemplateEngine templates, MessageSource messages) {
    this.reading = reading;
    this.cases = cases;
    this.pages = pages;
    this.forms = forms;
    this.formPapers = formPapers;
    this.letters = letters;
    this.templates = templates;
    this.messages = messages;
  }

  void write(Viewer viewer, ApplicationId id, int number, HttpServletResponse response) throws IOException {
    ApprovalSet set = reading.set(viewer, id, number);
    ApplicationView view = cases.view(viewer, id);
    String shown = pages.fileName(view);
    List<byte[]> papers = new ArrayList<>();
    papers.add(paper(target -> letters.pdf(set.cover(), target)));
    papers.addAll(ofText(set, shown));
    PaperSetter.bind(
        papers, (page, all) -> mark(shown, set.side().messageKey(), number, set.at(), set.mark(), page, all),
        FileDownload.to(response, text("approvals.set.file", shown, number), "application/pdf"));
  }

  /** That of a package: 鑑 and what changed in it, then the papers of each application. */
  void write(PackageApprovalSet set, String shown, HttpServletResponse response) throws IOException {
    List<byte[]> papers = new ArrayList<>();
    papers.add(paper(target -> letters.pdf(set.cover(), target)));
    papers.add(paper(target -> PaperSetter.set(page("applications/approval-changes", set, shown), target)));
    for (PackageApprovalSet.Item item : set.items()) {
      papers.addAll(ofText(item.text(), item.number()));
    }
    PaperSetter.bind(
        papers, (page, all) -> mark(shown, "approvals.side.package", set.number(), set.at(), set.mark(), page, all),
        FileDownload.to(response, text("approvals.set.file", shown, set.number()), "application/pdf"));
  }

  private List<byte[]> ofText(ApprovalSet set, String shown) throws IOException {
    List<byte[]> papers = new ArrayList<>();
    papers.add(paper(target -> formPapers.write(forms.definition(set.form()), set.answers(), target)));
    if (!set.sheet().isEmpty()) {
      papers.add(paper(target -> PaperSetter.set(page("applications/approval-sheet", set, shown), target)));
    }
    papers.add(paper(target -> PaperSetter.set(page("applications/approval-changes", set, shown), target)));
    return papers;
  }

  private String mark(String shown, String sideKey, int number, Instant at, String mark, int page, int all) {
    return text("approvals.mark", shown, text(sideKey), number, Wareki.dateTime(at), mark, page, all);
  }

  /** Writes one paper. */
  private interface Writer {

    void to(ByteArrayOutputStream target) throws IOException;
  }

  private static byte[] paper(Writer writer) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    writer.to(target);
    return target.toByteArray();
  }

  private String page(String template, Record set, String shown) {
    return templates.process(template, new Context(Locale.JAPANESE, Map.of("set", set, "number", shown)));
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
