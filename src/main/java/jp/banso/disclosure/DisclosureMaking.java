package jp.banso.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.JapanTime;
import jp.banso.parties.Groups;
import jp.banso.personal.Masking;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.platform.audit.Actor;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentId;
import jp.banso.platform.documents.Documents;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what was approved, a find at a time, binds it to files, and takes these and the request away in their time. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DisclosureMaking {

  private final DisclosureRows rows;
  private final DisclosureCollection collection;
  private final DisclosureBinding binding;
  private final Documents documents;
  private final Worklist worklist;
  private final MessageSource messages;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Clock clock;
  private final int fileDays;

  DisclosureMaking(
      DisclosureRows rows, DisclosureCollection collection, DisclosureBinding binding, Documents documents,
      Worklist worklist, MessageSource messages, ObjectMapper json, AuditLog audit, Clock clock,
      @Value("${banso.disclosure.file-days:30}") int fileDays) {
    this.rows = rows;
    this.collection = collection;
    this.binding = binding;
    this.documents = documents;
    this.worklist = worklist;
    this.messages = messages;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
    this.fileDays = fileDays;
  }

  /**
   * What was found once, as it is given.
   *
   * @param number of its case, null if it is on none or another's
   */
  record Given(String kindKey, String number, List<PersonalRecord> records) {}

  /** What of a request is still to be written, and who is masked in it. */
  record Left(Disclosure request, Masking masking, List<DisclosureFind> finds) {}

  /** Empty if it is not being made any more. */
  Optional<Left> left(UUID id) {
    return rows.hold(id)
        .filter(request -> request.state() == DisclosureState.MAKING)
        .map(
            request -> {
              Set<Integer> written = rows.written(id);
              List<DisclosureFind> all = rows.finds(id);
              List<DisclosureFind> finds =
                  all.stream().filter(find -> find.isGiven() && !written.contains(find.number())).toList();
              return new Left(request, finds.isEmpty() ? null : collection.masking(request, all), finds);
            });
  }

  /** One find without what is held back; what was deleted since it was found is not there any more. */
  void write(Left left, DisclosureFind find) {
    Disclosure request = left.request();
    Set<String> withheld =
        rows.withheld(request.id()).stream()
            .filter(one -> one.find().equals(find.find().name()))
            .map(Withheld::part)
            .collect(Collectors.toCollection(HashSet::new));
    List<PersonalRecord> records =
        collection
            .records(request.text().person(request.programme()), left.masking(), find.find())
            .stream()
            .filter(record -> !withheld.contains(record.part()))
            .toList();
    boolean others = find.find().signs().contains(Sign.TEXT);
    Given given =
        new Given(
            find.find().kindKey(), others || find.find().key() == null ? null : find.find().key().value(), records);
    try {
      rows.write(request.id(), find.number(), json.writeValueAsString(given));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All is written: the files are made of it. */
  void bind(UUID id) {
    Disclosure request = rows.hold(id).orElseThrow();
    if (request.state() != DisclosureState.MAKING) {
      return;
    }
    List<UUID> files;
    try {
      files = binding.bind(request, rows.contents(id).stream().map(this::read).toList(), rows.withheld(id));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Instant now = clock.instant();
    LocalDate until = JapanTime.dateOf(now).plusDays(fileDays);
    rows.ready(id, files, now, until);
    worklist.openUntil(
        Source.MENTION, id.toString(), request.programme(), Groups.secretariatManager(request.programme()), null,
        DisclosureRequests.WORK, messages.getMessage("disclosure.work.hand", null, Locale.JAPAN),
        JapanTime.instantOf(request.dueOn().atTime(DisclosureRequests.EVENING)));
    audit.record(
        AuditEntry.logged(Actor.system(), "audit.disclosure.made", request.key()).detail("count", files.size()));
  }

  private Given read(String content) {
    try {
      return json.readValue(content, Given.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its days are over. */
  void removeFiles(UUID id) {
    Disclosure request = rows.hold(id).orElseThrow();
    if (!request.hasFiles()) {
      return;
    }
    List<UUID> files = rows.files(id);
    rows.removeFiles(id, clock.instant());
    files.forEach(file -> documents.remove(new DocumentId(file)));
    audit.record(AuditEntry.logged(Actor.system(), "audit.disclosure.filesRemoved", request.key()));
  }

  /** Also the request itself is kept no longer than it must be. */
  void erase(UUID id) {
    Disclosure request = rows.hold(id).orElseThrow();
    removeFiles(id);
    rows.erase(id, clock.instant());
    audit.erase(List.of(request.key()));
    audit.record(AuditEntry.logged(Actor.system(), "audit.disclosure.erased", request.key()));
  }
}
