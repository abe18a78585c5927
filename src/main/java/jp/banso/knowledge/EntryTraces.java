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
import jp.banso.inquiries.KnownAskers;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Takes who asked out of the words of an inquiry, and finds what was overlooked. */
@Component
class EntryTraces {

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
    KnownAskers known = askers.of(programme, inquiry(inquiryKey));
    return texts.flatMap(text -> known.in(text).stream()).findFirst();
  }

  /** As {@link #in}, by the field of the form that it stands in. */
  Map<String, String> in(ProgrammeCode programme, InquiryId inquiry, EntryText text) {
    KnownAskers known = askers.of(programme, inquiry);
    Map<String, String> found = new LinkedHashMap<>();
    known.in(text.question()).ifPresent(trace -> found.put("question", trace));
    known.in(text.answer()).ifPresent(trace -> found.put("answer", trace));
    known.in(text.sources()).ifPresent(trace -> found.put("sources", trace));
    return found;
  }

  private InquiryId inquiry(String key) {
    return Optional.ofNullable(key)
        .map(known -> inquiries.byKeys(List.of(known)).get(known))
        .map(InquiryView::id)
        .orElse(null);
  }

  /** The question and the answer with a mark where they say who asked; the rest is found when it is proposed. */
  EntryText without(ProgrammeCode programme, InquiryId inquiry, EntryText text) {
    KnownAskers known = askers.of(programme, inquiry);
    String mark = messages.getMessage("knowledge.mark", null, Locale.JAPAN);
    return new EntryText(
        known.without(text.question(), mark), known.without(text.answer(), mark), text.category(), text.sources());
  }
}
