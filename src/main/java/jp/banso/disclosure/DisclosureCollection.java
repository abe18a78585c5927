package jp.banso.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jp.banso.consultation.OpenDesks;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.personal.Masking;
import jp.banso.personal.NamedPerson;
import jp.banso.personal.PersonalFind;
import jp.banso.personal.PersonalFind.Sign;
import jp.banso.personal.PersonalRecord;
import jp.banso.personal.PersonalRecords;
import jp.banso.personal.SoughtPerson;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What all modules keep of one person, in their order, and as that person may read it. */
@Component
class DisclosureCollection {

  private static final String NUMBER = "personal.field.number";

  private final ObjectProvider<PersonalRecords> modules;
  private final OpenDesks desks;
  private final CaseNumbers numbers;
  private final MessageSource messages;

  DisclosureCollection(
      ObjectProvider<PersonalRecords> modules, OpenDesks desks, CaseNumbers numbers, MessageSource messages) {
    this.modules = modules;
    this.desks = desks;
    this.numbers = numbers;
    this.messages = messages;
  }

  /**
   * Within the bounds of the request, without the request itself; what follows from something outside of them is outside
   * as well.
   */
  List<PersonalFind> find(Disclosure request) {
    DisclosureText text = request.text();
    SoughtPerson person = text.person(request.programme());
    List<PersonalFind> found = new ArrayList<>();
    modules.orderedStream().forEach(module -> found.addAll(module.find(person, List.copyOf(found))));
    List<PersonalFind> covered = new ArrayList<>();
    found.stream()
        .filter(find -> text.covers(find.at()))
        .filter(find -> !find.ref().equals(request.id().toString()))
        .filter(
            find -> find.parent() == null || covered.stream().anyMatch(one -> one.name().equals(find.parent())))
        .forEach(covered::add);
    boolean shared = others(request.programme()).stream().anyMatch(person::shares);
    return shared
        ? covered.stream().map(find -> find.isByContactAlone() ? find.shared() : find).toList()
        : covered;
  }

  private List<NamedPerson> others(ProgrammeCode programme) {
    return modules.orderedStream().flatMap(module -> module.others(programme).stream()).toList();
  }

  /** Everything under one of what was found, masked. */
  List<PersonalRecord> records(SoughtPerson person, Masking masking, PersonalFind find) {
    return modules.orderedStream()
        .filter(module -> module.source().equals(find.source()))
        .flatMap(module -> module.records(person, find.ref()).stream())
        .map(record -> masked(masking, numbered(record)))
        .toList();
  }

  /** A module below the one that knows how numbers are read gives the key. */
  private PersonalRecord numbered(PersonalRecord record) {
    return record.withFields(
        record.fields().stream()
            .map(
                field ->
                    field.labelKey().equals(NUMBER)
                        ? new PersonalRecord.Field(NUMBER, numbers.shown(field.value()))
                        : field)
            .toList());
  }

  private static PersonalRecord masked(Masking masking, PersonalRecord record) {
    return record.withFields(
        record.fields().stream()
            .map(field -> new PersonalRecord.Field(field.labelKey(), masking.of(field.value())))
            .toList());
  }

  /** Knows everybody of whom the modules know; worked out once for many texts. */
  Masking masking(Disclosure request, List<DisclosureFind> finds) {
    ProgrammeCode programme = request.programme();
    SoughtPerson person = request.text().person(programme);
    return new Masking(
        person.known(whose(person, finds)), others(programme), request.text().moreMasks(), desks.contacts(programme),
        Arrays.asList(text("disclosure.mask.honorifics").split(" ")), text("disclosure.mask"));
  }

  /**
   * What is given as the person's says more of the person than the request did; by what name people go they are only known
   * from what somebody decided to give.
   */
  private List<NamedPerson> whose(SoughtPerson person, List<DisclosureFind> finds) {
    return finds.stream()
        .filter(find -> find.isGiven() && !find.find().signs().contains(Sign.TEXT))
        .flatMap(
            find ->
                modules.orderedStream()
                    .filter(module -> module.source().equals(find.find().source()))
                    .flatMap(module -> module.whose(person, find.find().ref()).stream())
                    .filter(whose -> find.decidedBy() != null || isOf(person, whose)))
        .toList();
  }

  private static boolean isOf(SoughtPerson person, NamedPerson whose) {
    return whose.name() == null || whose.name().isBlank() || person.hasName(whose.name());
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
