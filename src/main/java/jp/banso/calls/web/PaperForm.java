package jp.banso.calls.web;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.banso.calls.CallDocument;
import jp.banso.calls.CallDocument.Kind;
import jp.banso.calls.PaperDraft;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/** A paper of a call as typed; a file that came along has to be chosen anew when the form is shown again. */
record PaperForm(
    long version,
    @FieldLabel("calls.papers.kind") String kind,
    @FieldLabel("calls.papers.mark") String mark,
    @FieldLabel("calls.papers.title") String title,
    @FieldLabel("calls.papers.body") String body,
    @FieldLabel("calls.papers.file") MultipartFile file) {

  static final int LONGEST_BODY = 50_000;
  private static final int LONGEST_MARK = 20;

  PaperForm {
    kind = text(kind);
    mark = text(mark).strip();
    title = text(title).strip();
    body = text(body).replace("\r\n", "\n");
  }

  static PaperForm blank(long version) {
    return new PaperForm(version, "", "", "", "", null);
  }

  static PaperForm of(long version, CallDocument paper) {
    return new PaperForm(version, paper.kind().name(), paper.mark(), paper.title(), paper.body(), null);
  }

  PaperForm onto(long newVersion) {
    return new PaperForm(newVersion, kind, mark, title, body, null);
  }

  /** What was typed; null if something of it cannot be kept, which then stands at its field. */
  PaperDraft read(Errors errors) {
    Kind read = Stream.of(Kind.values()).filter(each -> each.name().equals(kind)).findFirst().orElse(null);
    FreeText.of(errors)
        .refuse(read == null, "kind", "fragments.typed.choice")
        .refuse(mark.isEmpty(), "mark", "fragments.typed.missing")
        .refuse(title.isEmpty(), "title", "fragments.typed.missing")
        .limit("mark", mark, LONGEST_MARK)
        .limit("title", title, FreeText.LINE)
        .limit("body", body, LONGEST_BODY);
    return errors.hasErrors() ? null : new PaperDraft(read, mark, title, body, upload(file));
  }

  /** Null if no file was chosen; one of no bytes was. */
  static PaperDraft.Upload upload(MultipartFile file) {
    boolean none = file == null || file.getOriginalFilename() == null || file.getOriginalFilename().isEmpty();
    return none ? null : new PaperDraft.Upload(file.getOriginalFilename(), file.getSize(), file);
  }

  StaleEditView.Comparison against(PaperForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison()
        .field(text.apply("calls.papers.kind"), word(kind, text), word(theirs.kind, text))
        .field(text.apply("calls.papers.mark"), mark, theirs.mark)
        .field(text.apply("calls.papers.title"), title, theirs.title)
        .field(text.apply("calls.papers.body"), body, theirs.body)
        .field(text.apply("calls.papers.file"), chosen(), chosen().isEmpty() ? "" : text.apply("calls.papers.file.kept"));
  }

  private String chosen() {
    return file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
  }

  private static String word(String kind, UnaryOperator<String> text) {
    return kind.isEmpty() ? "" : text.apply(Kind.valueOf(kind).messageKey());
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }
}
