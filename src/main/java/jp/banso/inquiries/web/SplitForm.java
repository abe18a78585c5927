package jp.banso.inquiries.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.banso.inquiries.InquirySplitting.Part;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.TypedRows;
import org.springframework.validation.Errors;

/** The questions that are answered by themselves, as typed; a row without a word is none. */
record SplitForm(@FieldLabel("inquiries.split.part") List<Row> parts) {

  /** As many as the page offers at once. */
  static final int MOST = 3;

  SplitForm {
    parts = TypedRows.of(parts, Row.BLANK);
    if (parts.size() < MOST) {
      List<Row> all = new ArrayList<>(parts);
      all.addAll(Collections.nCopies(MOST - parts.size(), Row.BLANK));
      parts = List.copyOf(all);
    }
  }

  /** One of them. */
  record Row(@FieldLabel("inquiries.subject") String subject, @FieldLabel("inquiries.body") String text) {
    static final Row BLANK = new Row("", "");

    Row {
      subject = subject == null ? "" : subject;
      text = text == null ? "" : text;
    }

    boolean isBlank() {
      return subject.isBlank() && text.isBlank();
    }
  }

  static SplitForm blank() {
    return new SplitForm(List.of());
  }

  List<Part> read(Errors errors) {
    List<Part> read = new ArrayList<>();
    FreeText checks = FreeText.of(errors);
    for (int i = 0; i < parts.size(); i++) {
      Row row = parts.get(i);
      if (row.isBlank()) {
        continue;
      }
      String at = "parts[" + i + "].";
      String text = RequesterFields.lines(row.text());
      checks
          .refuse(row.subject().isBlank(), at + "subject", "inquiries.refused.partSubject")
          .refuse(text.isEmpty(), at + "text", "inquiries.refused.text")
          .limit(at + "subject", row.subject(), FreeText.LINE)
          .limit(at + "text", text, RecordForm.LONGEST);
      read.add(new Part(row.subject().strip(), text));
    }
    checks.refuse(read.isEmpty(), "parts[0].subject", "inquiries.refused.parts");
    return read;
  }
}
