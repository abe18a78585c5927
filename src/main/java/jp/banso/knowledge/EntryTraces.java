package jp.banso.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.inquiries.InquiryReading;
import jp.banso.inquiries.Requester;
import jp.banso.parties.AskerTraces;
import jp.banso.parties.AskerTraces.Asker;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Takes who asked out of the words of an inquiry, and finds what was overlooked. */
@Component
class EntryTraces {

  private static final int MOST = 40;

  private final AskerTraces traces;
  private final InquiryReading inquiries;
  private final MessageSource messages;

  EntryTraces(AskerTraces traces, InquiryReading inquiries, MessageSource messages) {
    this.traces = traces;
    this.inquiries = inquiries;
    this.messages = messages;
  }

  /** What in a text says who asked; nothing does once the inquiry is deleted with its asker. */
  Optional<String> in(String inquiryKey, Stream<String> texts) {
    return asker(inquiryKey)
        .flatMap(asker -> texts.flatMap(text -> traces.inQuestion(asker, text).stream()).findFirst());
  }

  private Optional<Asker> asker(String inquiryKey) {
    return Optional.ofNullable(inquiryKey)
        .map(key -> inquiries.byKeys(List.of(key)).get(key))
        .map(inquiry -> asker(inquiry.requester()));
  }

  private static Asker asker(Requester requester) {
    return new Asker(requester.organisation(), requester.name(), requester.mail(), requester.telephone());
  }

  /** The text with a mark where it says who asked; what stands there in another form is found when it is proposed. */
  String without(Requester requester, String text) {
    Asker asker = asker(requester);
    return emptied(text, left -> traces.inQuestion(asker, left));
  }

  private String emptied(String text, Function<String, Optional<String>> find) {
    String mark = messages.getMessage("knowledge.mark", null, Locale.JAPAN);
    String left = text;
    for (int i = 0; i < MOST; i++) {
      Optional<String> trace = find.apply(left);
      String less = trace.isEmpty() ? left : spaced(trace.get()).matcher(left).replaceAll(mark);
      if (less.equals(left)) {
        return left;
      }
      left = less;
    }
    return left;
  }

  /** As it was typed, perhaps with blanks between. */
  private static Pattern spaced(String trace) {
    return Pattern.compile(
        trace
            .codePoints()
            .filter(sign -> !Character.isWhitespace(sign))
            .mapToObj(sign -> Pattern.quote(Character.toString(sign)))
            .collect(Collectors.joining("[\\s\u3000]*")));
  }
}
