package jp.banso.inquiries;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.banso.kernel.PrefectureCode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the name of an organisation says of its kind and prefecture: a proposal, which a clerk keeps or not. */
@Component
public class RequesterGuess {

  private static final String WORDS = "inquiries.mail.kind.";

  private final MessageSource messages;

  RequesterGuess(MessageSource messages) {
    this.messages = messages;
  }

  /** The requester with what is not known yet as the name says it. */
  public Requester of(Requester known) {
    if (known.organisation() == null) {
      return known;
    }
    String name = Normalizer.normalize(known.organisation(), Normalizer.Form.NFKC).strip();
    Optional<PrefectureCode> prefecture =
        PrefectureCode.all().stream().filter(one -> name.startsWith(one.name())).findFirst();
    String below = prefecture.map(one -> name.substring(one.name().length()).strip()).orElse(name);
    return new Requester(
        known.organisation(), known.kind() == null ? kind(name, below, prefecture.isPresent()) : known.kind(),
        known.prefecture() == null ? prefecture.map(PrefectureCode::value).orElse(null) : known.prefecture(),
        known.name(), known.mail(), known.telephone());
  }

  /** The surest first: a hospital of a city is a hospital. */
  private RequesterKind kind(String name, String below, boolean ofPrefecture) {
    if (words("ASSOCIATION").anyMatch(name::contains)) {
      return RequesterKind.ASSOCIATION;
    }
    if (words("INSTITUTION").anyMatch(name::contains)) {
      return RequesterKind.INSTITUTION;
    }
    if (words("MUNICIPALITY").anyMatch(name::contains)
        || words("municipal").anyMatch(word -> below.endsWith(word) && below.length() > word.length())) {
      return RequesterKind.MUNICIPALITY;
    }
    return words("PREFECTURE").anyMatch(name::contains) || ofPrefecture && below.isEmpty() ? RequesterKind.PREFECTURE : null;
  }

  private Stream<String> words(String key) {
    return Arrays.stream(messages.getMessage(WORDS + key, null, Locale.JAPAN).split(","));
  }
}
