package jp.banso.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.banso.kernel.JapanTime;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.personal.SoughtPerson;

/**
 * A request as it is written down.
 *
 * @param askerName who asks for the person, null for the person
 * @param identity how it was made sure who asks
 * @param moreMasks words that are masked besides what the modules know
 * @param from what began before that day is not asked for; null for no bound
 * @param to as {@code from}, the last day
 */
public record DisclosureText(
    DisclosureBasis basis, LocalDate receivedOn, DisclosureAsker asker, String askerName, String identity,
    List<String> names, List<String> mails, List<String> telephones, List<String> organisations,
    List<String> moreMasks, LocalDate from, LocalDate to) {

  public DisclosureText {
    names = List.copyOf(names);
    mails = List.copyOf(mails);
    telephones = List.copyOf(telephones);
    organisations = List.copyOf(organisations);
    moreMasks = List.copyOf(moreMasks);
  }

  SoughtPerson person(ProgrammeCode programme) {
    return new SoughtPerson(programme, names, mails, telephones, organisations);
  }

  /** Whether something of that moment is asked for; of what has none nobody can say that it is not. */
  boolean covers(Instant at) {
    if (at == null) {
      return true;
    }
    LocalDate day = JapanTime.dateOf(at);
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
