package jp.banso.knowledge;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.consultation.OpenDesk;
import jp.banso.consultation.OpenDesks;
import jp.banso.inquiries.InquiryId;
import jp.banso.inquiries.InquiryReading;
import jp.banso.parties.People;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 回答事例 as the desk reads them. */
@Service
@Transactional(readOnly = true)
public class EntryReading {

  private final EntryAccess access;
  private final KnowledgeEntries entries;
  private final EntryRows rows;
  private final InquiryReading inquiries;
  private final OpenDesks desks;
  private final People people;
  private final Clock clock;

  EntryReading(
      EntryAccess access, KnowledgeEntries entries, EntryRows rows, InquiryReading inquiries, OpenDesks desks,
      People people, Clock clock) {
    this.access = access;
    this.entries = entries;
    this.rows = rows;
    this.inquiries = inquiries;
    this.desks = desks;
    this.people = people;
    this.clock = clock;
  }

  /**
   * An entry as its page shows it.
   *
   * @param writer who wrote of what waits, or of what is in use, as one text; null if nobody knows
   * @param shown whether everybody may read it today
   * @param originThere whether the inquiry from which it was written was not deleted
   * @param mayJudge whether the viewer is the second person
   * @param mayRelease whether the viewer says what everybody may read
   * @param mayReview whether the viewer may say that what has to be read again is right
   */
  public record EntryPage(
      EntryView entry, List<EditionView> editions, String writer, boolean shown, boolean originThere, boolean mayAct, boolean mayJudge,
      boolean mayRelease, boolean mayReview) {}

  public EntryPage page(Viewer viewer, EntryId id) {
    KnowledgeEntry entry = access.visible(viewer, id);
    EntryView view = entry.view();
    Map<UUID, String> names = people.names(entry.authors());
    String writers =
        entry.authors().stream().map(names::get).filter(Objects::nonNull).collect(Collectors.joining("\u3001"));
    boolean inPerson = viewer.proxy().isEmpty();
    return new EntryPage(
        view, rows.editions(entry.id()), writers.isEmpty() ? null : writers, rows.isShown(entry.id()),
        view.inquiry() != null && !inquiries.byKeys(List.of(view.inquiryKey())).isEmpty(), inPerson,
        inPerson && view.waits() && !entry.wasWrittenBy(viewer.personId()),
        inPerson && viewer.isManagerOf(entry.programme()),
        inPerson && viewer.isManagerOf(entry.programme()) && view.reviewAt() != null && view.pending() == null
            && !entry.wasWrittenBy(viewer.personId()));
  }

  /** A page of the list, beginning after {@code after} (null for the first). */
  public List<EntryLine> list(
      Viewer viewer, EntryFilter filter, EntryColumn column, boolean descending, Place after, int size) {
    EntryAccess.requireDesk(viewer);
    return rows.page(viewer.programme(), filter, column.order(descending), after, size);
  }

  public ListCount count(Viewer viewer, EntryFilter filter) {
    EntryAccess.requireDesk(viewer);
    return rows.count(viewer.programme(), filter);
  }

  /** Those of this year's terms and those that entries have. */
  public List<String> categories(Viewer viewer) {
    EntryAccess.requireDesk(viewer);
    Set<String> all = new TreeSet<>(rows.categories(viewer.programme()));
    desks
        .ofYear(viewer.programme(), clock.instant())
        .map(OpenDesk::terms)
        .ifPresent(terms -> all.addAll(terms.categoryLines()));
    return List.copyOf(all);
  }

  /** Those that were written from an inquiry, the oldest first. */
  public List<EntryView> ofInquiry(Viewer viewer, InquiryId inquiry) {
    EntryAccess.requireDesk(viewer);
    return entries.findByInquiryIdOrderByNumber(inquiry.value()).stream()
        .filter(entry -> viewer.isSecretariatOf(entry.programme()))
        .map(KnowledgeEntry::view)
        .toList();
  }

  /** Entries that fit what is asked, the best first. */
  public List<EntryView> alike(Viewer viewer, String text, String category, int size) {
    EntryAccess.requireDesk(viewer);
    return rows.alike(viewer.programme(), text, category, size);
  }

  /** Titles and addresses of the entries that work is about, by number. */
  public Map<String, EntryView> byKeys(List<String> keys) {
    return entries.findByCaseKeyIn(keys).stream()
        .map(KnowledgeEntry::view)
        .collect(Collectors.toMap(view -> Objects.toString(view.key()), view -> view));
  }
}
