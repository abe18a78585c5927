package jp.banso.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.banso.calls.CallView;
import jp.banso.correspondence.CoverLetter;
import jp.banso.correspondence.CoverLetter.Honorific;
import jp.banso.correspondence.CoverLetters;
import jp.banso.kernel.PrefectureCode;
import jp.banso.parties.DeskContact;
import jp.banso.parties.Groups;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The 鑑 of a package: as it is written before it goes, and as it went. Names and the list of what goes along stand in
 * it as places and are filled in when it is printed; the words are the prefecture's for its next package.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PackageCovers {

  private static final String PURPOSE = "package";

  private final CoverLetters letters;
  private final Addressees addressees;
  private final MessageSource messages;
  private final Clock clock;

  PackageCovers(CoverLetters letters, Addressees addressees, MessageSource messages, Clock clock) {
    this.letters = letters;
    this.addressees = addressees;
    this.messages = messages;
    this.clock = clock;
  }

  /** One application that goes along, as the list names it. */
  record Enclosed(String number, String areaName) {}

  /** What was written for the next package, else the words of the last one, else a proposal; with its places. */
  CoverLetter written(CallView call, PrefectureCode prefecture) {
    String office = office(call, prefecture);
    CoverLetter written =
        letters.at(draft(call, prefecture))
            .or(() -> letters.at(office))
            .orElseGet(() -> proposed(call, prefecture));
    return addressed(written, text("approvals.place.secretariat"), call.secretariatName());
  }

  /** People read a name as the addressee; what is kept for the next call has the place of it. */
  private static CoverLetter addressed(CoverLetter letter, String shown, String name) {
    return new CoverLetter(
        letter.documentNumber(), letter.date(), letter.addressee().replace(shown, name), letter.honorific(),
        letter.senderTitle(), letter.sealOmitted(), letter.subject(), letter.body(), letter.items(), letter.contact());
  }

  /** As it is written, with today on it unless it has a day. */
  CoverLetter today(CallView call, PrefectureCode prefecture) {
    CoverLetter written = written(call, prefecture);
    return written.date() == null ? written.dated(written.documentNumber(), LocalDate.now(clock)) : written;
  }

  /** How often the one for the next package was kept. */
  long version(CallView call, PrefectureCode prefecture) {
    return letters.version(draft(call, prefecture));
  }

  /** Keeps the one for the next package, and its words for those after it. */
  void keep(CallView call, PrefectureCode prefecture, CoverLetter words, String by) {
    letters.keep(
        draft(call, prefecture), office(call, prefecture),
        addressed(words, call.secretariatName(), text("approvals.place.secretariat")), by);
  }

  /** With its places filled in: {@code note} is what is said to the secretariat, may be blank. */
  CoverLetter printed(CallView call, PrefectureCode prefecture, CoverLetter words, List<Enclosed> enclosed, String note) {
    return words.with(filler(call, prefecture, enclosed, note));
  }

  /** Keeps what goes with a package; of the next one number and day are open again. */
  void sent(
      UUID packageId, CallView call, PrefectureCode prefecture, CoverLetter words, List<Enclosed> enclosed, String note,
      String by) {
    letters.keep(sent(packageId), printed(call, prefecture, words, enclosed, note), by);
    keep(call, prefecture, words.forNextTime(), by);
  }

  /** What went with packages, by their ids; none of a package from before they were kept. */
  Map<UUID, CoverLetter> sent(List<UUID> packages) {
    Map<String, UUID> places = packages.stream().collect(Collectors.toMap(PackageCovers::sent, Function.identity()));
    return letters.at(List.copyOf(places.keySet())).entrySet().stream()
        .collect(Collectors.toMap(letter -> places.get(letter.getKey()), Map.Entry::getValue));
  }

  private static String sent(UUID packageId) {
    return "package:" + packageId;
  }

  private static String draft(CallView call, PrefectureCode prefecture) {
    return "package-draft:" + call.id().value() + ":" + prefecture.value();
  }

  private static String office(CallView call, PrefectureCode prefecture) {
    return CoverLetters.ofOffice(Groups.prefecture(call.programme(), prefecture), PURPOSE);
  }

  private CoverLetter proposed(CallView call, PrefectureCode prefecture) {
    String office = Groups.prefecture(call.programme(), prefecture);
    String sender =
        letters.at(CoverLetters.ofOffice(office, ApprovalCovers.PURPOSE))
            .map(CoverLetter::senderTitle)
            .filter(title -> !title.isBlank())
            .orElseGet(() -> head(call, prefecture));
    return new CoverLetter(
        "", null, text("approvals.place.secretariat"), Honorific.ONCHU, sender, true, text("approvals.proposed.subject"),
        text("approvals.proposed.body.package"), text("approvals.proposed.items.package"), "");
  }

  /** The head of the desk, as a proposal. */
  private String head(CallView call, PrefectureCode prefecture) {
    String desk = addressees.desk(call, prefecture).map(DeskContact::deskName).orElse("");
    return text(
        desk.isEmpty() ? "applications.cover.sender.prefecture" : "applications.cover.sender.desk", prefecture.name(), desk);
  }

  private UnaryOperator<String> filler(CallView call, PrefectureCode prefecture, List<Enclosed> enclosed, String note) {
    Map<String, String> places = new LinkedHashMap<>();
    places.put(text("approvals.place.call"), call.title());
    places.put(text("approvals.place.year"), call.fiscalYear().name());
    places.put(text("approvals.place.prefecture"), prefecture.name());
    places.put(text("approvals.place.secretariat"), call.secretariatName());
    places.put(text("approvals.place.count"), String.valueOf(enclosed.size()));
    places.put(
        text("approvals.place.list"),
        enclosed.stream()
            .map(one -> text("approvals.enclosed", one.number(), one.areaName().replaceAll("[\\p{Cntrl}\\s]+", " ").strip()))
            .collect(Collectors.joining("\n")));
    places.put(text("approvals.place.note"), note.isBlank() ? "" : text("approvals.note") + indented(note));
    return words -> {
      String filled = words;
      for (Map.Entry<String, String> place : places.entrySet()) {
        filled = filled.replace(place.getKey(), place.getValue());
      }
      return filled;
    };
  }

  private String indented(String note) {
    return note.strip().lines().map(line -> "\n" + text("approvals.noteLine", line)).collect(Collectors.joining());
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
