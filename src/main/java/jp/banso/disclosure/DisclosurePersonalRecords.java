package jp.banso.disclosure;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.Wareki;
import jp.banso.personal.NamedPerson;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.personal.PersonalRecords;
import jp.banso.personal.SoughtPerson;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Earlier requests of the same person: also they are kept. */
@Component
@Order(60)
class DisclosurePersonalRecords implements PersonalRecords {

  private final DisclosureRows rows;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  DisclosurePersonalRecords(DisclosureRows rows, CaseNumbers numbers, MessageSource messages) {
    this.rows = rows;
    this.numbers = numbers;
    this.messages = messages;
  }

  @Override
  public String source() {
    return "disclosures";
  }

  @Override
  public Set<String> tables() {
    return Set.of("disclosure_request", "disclosure_find", "disclosure_withheld", "disclosure_part", "disclosure_file");
  }

  @Override
  public List<PersonalFind> find(SoughtPerson person, List<PersonalFind> before) {
    return rows.ended(person.programme()).stream()
        .filter(request -> !signs(person, request).isEmpty())
        .map(
            request ->
                new PersonalFind(
                    source(), request.id().toString(), null, "disclosure.personal.request",
                    numbers.shown(request.key()), null,
                    JapanTime.instantOf(request.text().receivedOn().atStartOfDay()), signs(person, request)))
        .toList();
  }

  private static Set<Sign> signs(SoughtPerson person, Disclosure request) {
    DisclosureText text = request.text();
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    if (text.mails().stream().anyMatch(person::hasMail)) {
      signs.add(Sign.MAIL);
    }
    if (text.telephones().stream().anyMatch(person::hasTelephone)) {
      signs.add(Sign.TELEPHONE);
    }
    if (Stream.concat(text.names().stream(), Stream.ofNullable(text.askerName())).anyMatch(person::hasName)) {
      signs.add(Sign.NAME);
    }
    return signs;
  }

  @Override
  public List<PersonalRecord> records(SoughtPerson person, String ref) {
    return rows.find(person.programme(), UUID.fromString(ref)).stream()
        .map(
            request -> {
              DisclosureText text = request.text();
              return PersonalRecord.of(
                      "request", "disclosure.personal.request",
                      JapanTime.instantOf(text.receivedOn().atStartOfDay()))
                  .with("personal.field.number", numbers.shown(request.key()))
                  .with("disclosure.state", text(request.state().messageKey()))
                  .with("disclosure.basis", text(text.basis().messageKey()))
                  .with("disclosure.asker", text(text.asker().messageKey()))
                  .with("disclosure.askerName", text.askerName())
                  .with("disclosure.identity", text.identity())
                  .with("disclosure.names", String.join("\n", text.names()))
                  .with("disclosure.mails", String.join("\n", text.mails()))
                  .with("disclosure.telephones", String.join("\n", text.telephones()))
                  .with("disclosure.organisations", String.join("\n", text.organisations()))
                  .with("disclosure.handedOn", request.handedOn() == null ? null : Wareki.date(request.handedOn()))
                  .with("disclosure.handedHow", request.handedHow())
                  .with("disclosure.drop.reason", request.endedNote());
            })
        .toList();
  }

  @Override
  public List<NamedPerson> others(ProgrammeCode programme) {
    return rows.ended(programme).stream()
        .filter(request -> request.text().askerName() != null)
        .map(request -> new NamedPerson(request.text().askerName(), null, null))
        .toList();
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
