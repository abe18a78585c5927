package jp.banso.parties;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.personal.PersonalRecords;
import jp.banso.personal.SoughtPerson;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.audit.AuditedAct;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the log keeps of a person: acts on what was found, acts of its accounts, acts in whose words it is named. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AuditPersonalRecords implements PersonalRecords {

  private static final String ON = "on/";
  private static final String OF = "of/";
  private static final String NAMING = "naming";

  /** Whose cases are this person's; the case of a mail may be another's. */
  private static final Set<String> OF_CASES = Set.of("inquiries", "knowledge");

  private final AuditLog audit;
  private final MessageSource messages;

  AuditPersonalRecords(AuditLog audit, MessageSource messages) {
    this.audit = audit;
    this.messages = messages;
  }

  @Override
  public String source() {
    return "log";
  }

  @Override
  public Set<String> tables() {
    return Set.of("audit_entry");
  }

  @Override
  public List<PersonalFind> find(SoughtPerson person, List<PersonalFind> before) {
    Map<String, PersonalFind> found = new LinkedHashMap<>();
    Set<Long> known = new HashSet<>();
    for (PersonalFind find : before) {
      if (find.key() == null || find.signs().contains(Sign.TEXT) || !OF_CASES.contains(find.source())) {
        continue;
      }
      List<AuditedAct> acts = audit.allOn(find.key());
      acts.forEach(act -> known.add(act.id()));
      if (!acts.isEmpty()) {
        found.putIfAbsent(ON + find.key(), related(ON + find.key(), find, "parties.personal.log.on"));
      }
    }
    AccountPersonalRecords.accounts(before)
        .forEach(
            find -> {
              UUID id = AccountPersonalRecords.personOf(find);
              audit.allOf(id).forEach(act -> known.add(act.id()));
              found.put(OF + id, related(OF + id, find, "parties.personal.log.of"));
            });
    List<AuditedAct> naming = naming(person);
    if (naming.stream().anyMatch(act -> !known.contains(act.id()))) {
      found.put(
          NAMING,
          new PersonalFind(
              source(), NAMING, null, "parties.personal.log.naming", "" + naming.size(), null, null,
              Set.of(Sign.TEXT)));
    }
    return new ArrayList<>(found.values());
  }

  /** It stands or falls with what it is about. */
  private PersonalFind related(String ref, PersonalFind of, String kindKey) {
    return new PersonalFind(source(), ref, of.name(), kindKey, of.about(), null, of.at(), Set.of(Sign.RELATED));
  }

  private List<AuditedAct> naming(SoughtPerson person) {
    return person.marks().isEmpty() ? List.of() : audit.holding(person.programme(), person.marks());
  }

  @Override
  public List<PersonalRecord> records(SoughtPerson person, String ref) {
    if (ref.equals(NAMING)) {
      return naming(person).stream()
          .map(act -> record(act, naming(person, act)))
          .toList();
    }
    List<AuditedAct> acts =
        ref.startsWith(ON)
            ? audit.allOn(new CaseKey(ref.substring(ON.length())))
            : audit.allOf(UUID.fromString(ref.substring(OF.length())));
    boolean own = ref.startsWith(OF);
    return acts.stream()
        .map(act -> record(act, own ? naming(person, act) : details(act)))
        .toList();
  }

  private Stream<String> details(AuditedAct act) {
    return act.details().entrySet().stream()
        .filter(detail -> !detail.getValue().isEmpty())
        .map(
            detail ->
                messages.getMessage("audit.detail." + detail.getKey(), null, "", Locale.JAPAN) + detail.getValue());
  }

  private Stream<String> naming(SoughtPerson person, AuditedAct act) {
    return details(act).map(person::linesIn).filter(line -> !line.isEmpty());
  }

  private PersonalRecord record(AuditedAct act, Stream<String> details) {
    return PersonalRecord.of("act-" + act.id(), "parties.personal.act", act.at())
        .with("personal.field.number", act.caseKey())
        .with("parties.personal.act.what", messages.getMessage(act.action(), null, act.action(), Locale.JAPAN))
        .with(
            "personal.field.writer",
            Stream.of(act.actorLabel(), act.proxyNote()).filter(Objects::nonNull).collect(Collectors.joining(" ")))
        .with("personal.field.note", details.collect(Collectors.joining("\n")));
  }
}
