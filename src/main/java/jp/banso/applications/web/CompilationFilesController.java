package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import jp.banso.applications.CompilationArchive;
import jp.banso.applications.CompilationArchive.Format;
import jp.banso.applications.PackageView;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.Viewer;
import jp.banso.platform.web.FileDownload;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What of とりまとめ一覧 can be taken along: all applications in one archive, and the 鑑 of each package. */
@Controller
class CompilationFilesController {

  private final CompilationArchive archive;

  CompilationFilesController(CompilationArchive archive) {
    this.archive = archive;
  }

  @GetMapping("/compilations/{callId}/archive")
  void archive(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, HttpServletResponse response)
      throws IOException {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    String name = archive.fileName(viewer, call, whose);
    archive.write(viewer, call, whose, FileDownload.to(response, name, "application/zip"));
  }

  @GetMapping("/compilations/{callId}/packages/{packageId}/cover.pdf")
  void pdf(
      Viewer viewer, @PathVariable UUID callId, @PathVariable UUID packageId,
      @RequestParam(required = false, defaultValue = "") String prefecture, HttpServletResponse response)
      throws IOException {
    cover(viewer, callId, packageId, prefecture, Format.PDF, response);
  }

  @GetMapping("/compilations/{callId}/packages/{packageId}/cover.docx")
  void word(
      Viewer viewer, @PathVariable UUID callId, @PathVariable UUID packageId,
      @RequestParam(required = false, defaultValue = "") String prefecture, HttpServletResponse response)
      throws IOException {
    cover(viewer, callId, packageId, prefecture, Format.WORD, response);
  }

  private void cover(
      Viewer viewer, UUID callId, UUID packageId, String prefecture, Format format, HttpServletResponse response)
      throws IOException {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    PackageView sent = archive.cover(viewer, call, whose, packageId);
    archive.writeCover(
        viewer, call, whose, sent, format,
        FileDownload.to(response, archive.coverFile(viewer, call, whose, sent, format), format.type()));
  }
}
