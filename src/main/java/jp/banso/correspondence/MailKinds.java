package jp.banso.correspondence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Every kind of mail with its shipped text and its places, as {@code templates/mail} holds them. */
@Component
class MailKinds {

  private static final String ROOT = "templates/mail/";
  private static final Pattern BAR = Pattern.compile(" *\\| *");
  private static final String PLACE = "@ ";
  /** Of a {@code places} line: all kinds. */
  private static final String ALL = "*";
  private static final String ONLY_IF = " if ";
  private static final String MAYBE = "?";

  private final Map<String, MailKind> kinds = new LinkedHashMap<>();
  private final Map<String, ProgrammeCode> ofOneProgramme = new HashMap<>();
  private MailWording.Marks marks;

  MailKinds() {
    String[] blocks = read("places/places.txt").split("\n(?=(?:group|kind|places|marks|@) )");
    String group = "";
    List<String> current = List.of();
    for (String block : blocks) {
      int end = block.indexOf('\n');
      String head = end < 0 ? block : block.substring(0, end);
      String said = head.substring(head.indexOf(' ') + 1);
      if (head.startsWith(PLACE)) {
        addPlace(current, said, block.substring(end + 1));
      } else if (head.startsWith("kind ")) {
        addKind(group, BAR.split(said));
      } else if (head.startsWith("group ")) {
        String[] words = BAR.split(said);
        group = words[0];
        if (words.length > 1) {
          ofOneProgramme.put(group, ProgrammeCode.valueOf(words[1]));
        }
      } else if (head.startsWith("places ")) {
        current = said.equals(ALL) ? List.copyOf(kinds.keySet()) : List.of(said.split(" "));
      } else if (head.startsWith("marks ")) {
        String[] words = BAR.split(said);
        marks = new MailWording.Marks(words[0], words[1]);
      }
    }
  }

  private void addKind(String group, String... parts) {
    List<MailKind.Required> required = Stream.of(parts[2].split(",")).map(MailKinds::required).toList();
    kinds.put(
        parts[0],
        new MailKind(parts[0], group, parts[1], required, new LinkedHashMap<>(), MailText.of(read(parts[0] + ".txt"))));
  }

  private static MailKind.Required required(String said) {
    String[] parts = said.strip().split(ONLY_IF, 2);
    return new MailKind.Required(parts[0], parts.length > 1 ? parts[1] : "");
  }

  private void addPlace(List<String> ofKinds, String said, String source) {
    String[] parts = BAR.split(said);
    boolean mayBeEmpty = parts[1].endsWith(MAYBE);
    MailPlace.Kind prints = MailPlace.Kind.valueOf(parts[1].replace(MAYBE, ""));
    MailPlace place =
        new MailPlace(parts[0], prints, mayBeEmpty, parts[2], parts[3], source.replaceFirst("\\s+$", ""));
    ofKinds.forEach(kind -> kinds.get(kind).places().put(place.name(), place));
  }

  private static String read(String file) {
    try (var in = new ClassPathResource(ROOT + file).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a programme ever sends it: what belongs to the work of one alone is not the other's. */
  boolean isSentBy(ProgrammeCode programme, MailKind kind) {
    ProgrammeCode only = ofOneProgramme.get(kind.group());
    return only == null || only == programme;
  }

  /** In the order in which they are listed. */
  Collection<MailKind> all() {
    return Collections.unmodifiableCollection(new ArrayList<>(kinds.values()));
  }

  Optional<MailKind> find(String id) {
    return Optional.ofNullable(kinds.get(id));
  }

  MailKind get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no mail " + id));
  }

  MailWording.Marks marks() {
    return marks;
  }
}
