package jp.banso.applications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.applications.ApplicationColumn;
import jp.banso.applications.BoardRow;
import jp.banso.applications.BoardWords;
import jp.banso.applications.CompilationArchive;
import jp.banso.applications.CompilationArchive.Format;
import jp.banso.applications.CompilationQueries;
import jp.banso.applications.PackageView;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.TakenLists;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListColumns;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.ExcelDownload;
import jp.banso.platform.web.FileDownload;
import jp.banso.platform.web.ListAddress;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What of とりまとめ一覧 can be taken along: all applications in one archive, and the 鑑 of each package. */
@Controller
class CompilationFilesController {

  private static final int MOST = 500;
  private static final String BOARD = "/compilations";

  private final CompilationArchive archive;
  private final CompilationQueries queries;
  private final BoardWords words;
  private final TakenLists taken;

  CompilationFilesController(
      CompilationArchive archive, CompilationQueries queries, BoardWords words, TakenLists taken) {
    this.archive = archive;
    this.queries = queries;
    this.words = words;
    this.taken = taken;
  }

  @GetMapping("/compilations/{callId}/archive")
  void archive(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, HttpServletResponse response)
      throws IOException {
    CallId call = new CallId(callId);
    PrefectureCode whose = CompilationController.whose(viewer, prefecture);
    String name = archive.fileName(viewer, call, whose);
    taken.taken(viewer, BOARD, List.of(), "zip");
    archive.write(viewer, call, whose, FileDownload.to(response, name, "application/zip"));
  }

  /** The board as its tab and order show it. */
  @GetMapping("/compilations/{callId}/list.csv")
  void csv(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, CompilationController.Shown shown,
      HttpServletResponse response)
      throws IOException {
    List<BoardRow> rows = rows(viewer, callId, prefecture, shown);
    taken.taken(viewer, BOARD, List.of("tab"), "csv");
    try (CsvDownload csv = CsvDownload.to(response, words.title() + ".csv")) {
      csv.row(words.header());
      words.table(rows).forEach(csv::row);
    }
  }

  @GetMapping("/compilations/{callId}/list.xlsx")
  void excel(
      Viewer viewer, @PathVariable UUID callId,
      @RequestParam(required = false, defaultValue = "") String prefecture, CompilationController.Shown shown,
      HttpServletResponse response)
      throws IOException {
    List<BoardRow> rows = rows(viewer, callId, prefecture, shown);
    taken.taken(viewer, BOARD, List.of("tab"), "xlsx");
    try (ExcelDownload excel = ExcelDownload.to(response, words.title() + ".xlsx", words.title())) {
      excel.row(words.header());
      words.table(rows).forEach(excel::row);
    }
  }

  private List<BoardRow> rows(Viewer viewer, UUID callId, String prefecture, CompilationController.Shown shown) {
    List<String> columns = ListColumns.names(ApplicationColumn.class);
    ListAddress address = ListAddress.of("", Map.of(), columns, shown.sort(), "");
    return queries
        .view(
            viewer, new CallId(callId), CompilationController.whose(viewer, prefecture), shown.chosen(),
            ListColumns.of(ApplicationColumn.class, address.column()), address.descending(), null, MOST)
        .rows();
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
