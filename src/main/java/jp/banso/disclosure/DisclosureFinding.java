package jp.banso.disclosure;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.disclosure.DisclosureFind.Decision;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.Viewer;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalRecord;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of the person of a request: looked for, told from namesakes', held back where a rule says so. */
@Service
@Transactional
public class DisclosureFinding {

  private final DisclosureAccess access;
  private final DisclosureRows rows;
  private final DisclosureCollection collection;
  private final AuditLog audit;
  private final Clock clock;

  DisclosureFinding(
      DisclosureAccess access, DisclosureRows rows, DisclosureCollection collection, AuditLog audit, Clock clock) {
    this.access = access;
    this.rows = rows;
    this.collection = collection;
    this.audit = audit;
    this.clock = clock;
  }

  /** Looks through all modules; what was decided of the same before stays. Answers how much was found. */
  public int search(Viewer viewer, UUID id, long version) {
    Disclosure request = open(viewer, id, version);
    List<PersonalFind> finds = collection.find(request);
    rows.keepFinds(id, finds, clock.instant());
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.disclosure.searched", request.key()).detail("count", finds.size()));
    return finds.size();
  }

  private Disclosure open(Viewer viewer, UUID id, long version) {
    Disclosure request = access.held(viewer, id);
    request.requireState(DisclosureState.OPEN);
    request.requireVersion(version);
    return request;
  }

  /**
   * Something that was found, with everything under it as it would be given.
   *
   * @param withheld what of it is held back, by its part
   * @param mayDecide whether the viewer can change what becomes of it
   */
  public record FindPage(
      Disclosure request, DisclosureFind find, List<PersonalRecord> records, Map<String, Withheld> withheld,
      boolean mayDecide) {}

  @Transactional(readOnly = true)
  public FindPage find(Viewer viewer, UUID id, int number) {
    Disclosure request = access.visible(viewer, id);
    List<DisclosureFind> finds = rows.finds(id);
    DisclosureFind find = numbered(finds, number);
    Map<String, Withheld> withheld =
        rows.withheld(id).stream()
            .filter(one -> one.find().equals(find.find().name()))
            .collect(Collectors.toMap(Withheld::part, one -> one));
    boolean readable = request.state().isOpen();
    return new FindPage(
        request, find,
        readable
            ? collection.records(
                request.text().person(request.programme()), collection.masking(request, finds), find.find())
            : List.of(),
        withheld, viewer.proxy().isEmpty() && request.state() == DisclosureState.OPEN);
  }

  private static DisclosureFind numbered(List<DisclosureFind> finds, int number) {
    return finds.stream()
        .filter(find -> find.number() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("find " + number));
  }

  /** These are the person's, or a namesake's for a reason. */
  public Outcome<Void> decide(
      Viewer viewer, UUID id, long version, Collection<Integer> numbers, Decision decision, String reason) {
    Disclosure request = open(viewer, id, version);
    List<DisclosureFind> finds = rows.finds(id);
    if (numbers.isEmpty()) {
      return Outcome.refused("disclosure.refused.noFind");
    }
    if (decision == Decision.NAMESAKE && reason == null) {
      return Outcome.refused("disclosure.refused.reason");
    }
    for (int number : numbers) {
      if (numbered(finds, number).follows()) {
        return Outcome.refused("disclosure.refused.follows");
      }
    }
    rows.decide(id, numbers, decision, decision == Decision.NAMESAKE ? reason : null, viewer.personId());
    audit.record(
        AuditEntry.logged(
                viewer.actor(),
                decision == Decision.GIVEN ? "audit.disclosure.given" : "audit.disclosure.namesake", request.key())
            .detail("count", numbers.size())
            .detail("reason", reason == null ? "" : reason));
    return Outcome.done();
  }

  /**
   * Of the parts that the viewer was shown those in {@code parts} are held back.
   *
   * @param ground may be null if nothing is held back anew
   */
  public Outcome<Void> withhold(
      Viewer viewer, UUID id, long version, int number, Collection<String> shown, Collection<String> parts,
      WithholdGround ground, String reason) {
    Disclosure request = open(viewer, id, version);
    List<DisclosureFind> finds = rows.finds(id);
    DisclosureFind find = numbered(finds, number);
    Set<String> known =
        rows.withheld(id).stream()
            .filter(one -> one.find().equals(find.find().name()))
            .map(Withheld::part)
            .collect(Collectors.toSet());
    Set<String> fresh = new LinkedHashSet<>(parts);
    fresh.removeAll(known);
    if (!fresh.isEmpty() && ground == null) {
      return Outcome.refused("disclosure.refused.ground");
    }
    if (!fresh.isEmpty() && reason == null) {
      return Outcome.refused("disclosure.refused.reason");
    }
    Map<String, String> kinds = new LinkedHashMap<>();
    for (PersonalRecord record :
        collection.records(
            request.text().person(request.programme()), collection.masking(request, finds), find.find())) {
      if (parts.contains(record.part())) {
        kinds.put(record.part(), record.kindKey());
      }
    }
    // an unknown ground only stands beside what has its own
    rows.withhold(
        id, find.find(), shown, kinds, ground == null ? WithholdGround.OPERATION : ground, reason == null ? "" : reason,
        viewer.personId());
    audit.record(
        AuditEntry.logged(viewer.actor(), "audit.disclosure.withheld", request.key())
            .detail("count", kinds.size())
            .detail("reason", reason == null ? "" : reason));
    return Outcome.done();
  }
}
