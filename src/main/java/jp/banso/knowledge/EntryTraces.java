package jp.banso.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.inquiries.InquiryAskers;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.InquiryView;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Takes who asked out of the words of an inquiry, and finds what was overlooked. */
@Component
class EntryTraces {

  private static final int MOST = 40;

  private final InquiryAskers askers;
  private final InquiryReading inquiries;
  private final MessageSource messages;

  EntryTraces(InquiryAskers askers, InquiryReading inquiries, MessageSource messages) {
    this.askers = askers;
    this.inquiries = inquiries;
    this.messages = messages;
  }

  /** What in a text says who asked; of a deleted inquiry nobody knows the asker any more. */
  Optional<String> in(ProgrammeCode programme, String inquiryKey, Stream<String> texts) {
    InquiryId id = inquiry(inquiryKey);
    return texts.flatMap(text -> askers.in(programme, id, text).stream()).findFirst();
  }

  /** As {@link #in}, by the field of the form that it stands in. */
  Map<String, String> in(ProgrammeCode programme, InquiryId inquiry, EntryText text) {
    Map<String, String> found = new LinkedHashMap<>();
    askers.in(programme, inquiry, text.question()).ifPresent(trace -> found.put("question", trace));
    askers.in(programme, inquiry, text.answer()).ifPresent(trace -> found.put("answer", trace));
    askers.in(programme, inquiry, text.sources()).ifPresent(trace -> found.put("sources", trace));
    return found;
  }

  private InquiryId inquiry(String key) {
    return Optional.ofNullable(key)
        .map(known -> inquiries.byKeys(List.of(known)).get(known))
        .map(InquiryView::id)
        .orElse(null);
  }

  /** The text with a mark where it says who asked; what stands there in another form is found when it is proposed. */
  String without(ProgrammeCode programme, InquiryId inquiry, String text) {
    String mark = messages.getMessage("knowledge.mark", null, Locale.JAPAN);
    String left = text;
    for (int i = 0; i < MOST; i++) {
      Optional<String> trace = askers.in(programme, inquiry, left);
      if (trace.isEmpty()) {
        return left;
      }
      left = left.replace(trace.get(), mark);
    }
    return left;
  }
}
