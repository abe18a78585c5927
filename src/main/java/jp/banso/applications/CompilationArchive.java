package jp.banso.applications;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.banso.calls.CallId;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.CoverLetterPapers;
import jp.banso.forms.Answers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormFileKind;
import jp.banso.forms.FormFiles;
import jp.banso.forms.FormPapers;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.Wareki;
import jp.banso.parties.Viewer;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.web.ExcelDownload;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All of a prefecture's applications in one archive: each as Excel and PDF with its 添付資料, the 鑑 of each package, and a list. It is
 * written while it is read, one application after the other, so its size costs no memory; and it holds no text that
 * its viewer may not read.
 */
@Service
public class CompilationArchive {

  private static final int MOST = 500;

  private final CompilationQueries compilations;
  private final ApplicationQueries queries;
  private final BoardRows board;
  private final Packages packages;
  private final CoverLetterPapers covers;
  private final ApplicationDesk desk;
  private final ApplicationChecks checks;
  private final FormPapers papers;
  private final FormFiles files;
  private final BoardWords words;
  private final CaseNumbers numbers;
  private final MessageSource messages;
  private final Attachments attachments;
  private final Documents documents;
  private final TranscriptWords transcripts;
  private final TransactionTemplate reading;

  CompilationArchive(
      CompilationQueries compilations, ApplicationQueries queries, BoardRows board, Packages packages,
      CoverLetterPapers covers, ApplicationDesk desk, ApplicationChecks checks, FormPapers papers, FormFiles files,
      BoardWords words, CaseNumbers numbers, MessageSource messages, Attachments attachments, Documents documents,
      TranscriptWords transcripts, PlatformTransactionManager transactions) {
    this.compilations = compilations;
    this.queries = queries;
    this.board = board;
    this.packages = packages;
    this.covers = covers;
    this.desk = desk;
    this.checks = checks;
    this.papers = papers;
    this.files = files;
    this.words = words;
    this.numbers = numbers;
    this.messages = messages;
    this.attachments = attachments;
    this.documents = documents;
    this.transcripts = transcripts;
    reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  /** What the archive is called; not found for anyone but the prefecture itself and the programme's secretariat. */
  public String fileName(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    CallView call = compilations.visible(viewer, callId, prefecture);
    return ArchiveNames.safe(text("applications.archive.name", call.title(), prefecture.name())) + ".zip";
  }

  /** The text of one application, of a form that may be an earlier version. */
  private record Written(FormDefinition form, Answers answers, String name, String mark, List<DocumentView> papers) {}

  /** Writes it; the stream stays open. */
  public void write(Viewer viewer, CallId callId, PrefectureCode prefecture, OutputStream target) throws IOException {
    CallView call = compilations.visible(viewer, callId, prefecture);
    List<BoardRow> rows =
        reading.execute(
            tx ->
                board.of(
                    viewer, call,
                    queries.page(
                        viewer, new ApplicationFilter(callId.value(), null, prefecture, null), null, MOST)));
    ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
    zip.putNextEntry(new ZipEntry(text("applications.archive.list") + ".xlsx"));
    list(rows, zip);
    zip.closeEntry();
    for (BoardRow row : rows) {
      Optional<Written> written = reading.execute(tx -> written(viewer, row.line()));
      if (written.isPresent()) {
        add(written.get(), zip);
      }
    }
    addCovers(viewer, callId, prefecture, zip);
    zip.finish();
  }

  private void list(List<BoardRow> rows, OutputStream zip) throws IOException {
    try (ExcelDownload excel = ExcelDownload.into(new Part(zip), text("applications.archive.list"))) {
      excel.row(words.header());
      words.table(rows).forEach(excel::row);
    }
  }

  private Optional<Written> written(Viewer viewer, ApplicationLine line) {
    Application application = desk.forViewer(viewer, new ApplicationId(line.id()));
    return desk.readable(viewer, application)
        .map(
            text ->
                new Written(
                    checks.definition(text.form()), text.answers(),
                    name(line.key().value(), ApplicationScope.areaName(viewer, application)),
                    transcripts.paper(TranscriptView.of(application), application.receipt().at()),
                    attachments.current(viewer, application)));
  }

  /** The number alone tells them apart, so it comes first. */
  private String name(String key, String area) {
    String safe = ArchiveNames.safe(area);
    return ArchiveNames.safe(numbers.shown(key)) + (safe.isEmpty() ? "" : "_" + safe);
  }

  private void add(Written written, ZipOutputStream zip) throws IOException {
    String folder = text("applications.archive.applications") + "/";
    zip.putNextEntry(new ZipEntry(folder + written.name() + ".xlsx"));
    files.write(written.form(), written.answers(), FormFileKind.XLSX, null, new Part(zip));
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry(folder + written.name() + ".pdf"));
    papers.write(written.form(), written.answers(), written.mark(), new Part(zip));
    zip.closeEntry();
    int number = 0;
    for (DocumentView paper : written.papers()) {
      number++;
      String name = ArchiveNames.ofFile("%02d_%s".formatted(number, paper.fileName()));
      zip.putNextEntry(new ZipEntry(folder + text("applications.archive.papers", written.name()) + "/" + name));
      documents.stream(paper.id(), new Part(zip));
      zip.closeEntry();
    }
  }

  /** A 鑑 names regions: what went with it was submitted, so whoever sees the archive may read those names. */
  private void addCovers(Viewer viewer, CallId call, PrefectureCode prefecture, ZipOutputStream zip)
      throws IOException {
    List<PackageView> sent = new ArrayList<>(packages(viewer, call, prefecture));
    Collections.reverse(sent);
    int number = 0;
    for (PackageView one : sent) {
      number++;
      if (one.cover() != null) {
        String name = text("applications.archive.covers") + "/" + coverName(number, one);
        zip.putNextEntry(new ZipEntry(name + ".pdf"));
        covers.pdf(one.cover(), new Part(zip));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry(name + ".docx"));
        covers.word(one.cover(), new Part(zip));
        zip.closeEntry();
      }
    }
  }

  private String coverName(int number, PackageView sent) {
    return ArchiveNames.safe(
        text("applications.archive.cover", "%02d".formatted(number), day(sent)));
  }

  /** 日付 of the 鑑 or, where it was left to the pen, the day on which it went. */
  private static String day(PackageView sent) {
    LocalDate dated = sent.cover().date();
    return Wareki.date(dated == null ? JapanTime.dateOf(sent.receivedAt()) : dated);
  }

  /** The packages of the prefecture, the newest first. */
  public List<PackageView> packages(Viewer viewer, CallId callId, PrefectureCode prefecture) {
    compilations.visible(viewer, callId, prefecture);
    return reading.execute(tx -> packages.of(callId, prefecture));
  }

  /** A 鑑 as PDF or Word. */
  public enum Format {
    PDF("application/pdf", ".pdf"),
    WORD(CoverLetterPapers.WORD_TYPE, ".docx");

    private final String type;
    private final String ending;

    Format(String type, String ending) {
      this.type = type;
      this.ending = ending;
    }

    public String type() {
      return type;
    }
  }

  /** The package with its 鑑; not found if there is none. */
  public PackageView cover(Viewer viewer, CallId callId, PrefectureCode prefecture, UUID id) {
    return packages(viewer, callId, prefecture).stream()
        .filter(one -> one.id().equals(id) && one.cover() != null)
        .findFirst()
        .orElseThrow(() -> new NotFound("package " + id));
  }

  /** What the file of a 鑑 is called. */
  public String coverFile(Viewer viewer, CallId callId, PrefectureCode prefecture, PackageView sent, Format format) {
    compilations.visible(viewer, callId, prefecture);
    return ArchiveNames.safe(
            text("applications.archive.coverFile", prefecture.name(), day(sent)))
        + format.ending;
  }

  /** Writes a 鑑. */
  public void writeCover(
      Viewer viewer, CallId callId, PrefectureCode prefecture, PackageView sent, Format format, OutputStream target)
      throws IOException {
    compilations.visible(viewer, callId, prefecture);
    if (format == Format.PDF) {
      covers.pdf(sent.cover(), target);
    } else {
      covers.word(sent.cover(), target);
    }
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }

  /** A part of the archive: whoever writes it may close it without closing the archive. */
  private static final class Part extends FilterOutputStream {
    Part(OutputStream zip) {
      super(zip);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
