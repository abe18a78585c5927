package jp.banso.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

  /**
   * What is wrong with a request as a whole.
   *
   * @param field of the form, by its name here
   */
  public record Problem(String field, String messageKey) {}

  /** All at once; of what could not be read, which is null here, nothing is said. */
  public List<Problem> problems(LocalDate today) {
    List<Problem> problems = new ArrayList<>();
    if (receivedOn != null && receivedOn.isAfter(today)) {
      problems.add(new Problem("receivedOn", "disclosure.refused.future"));
    }
    if (from != null && to != null && from.isAfter(to)) {
      problems.add(new Problem("to", "disclosure.refused.period"));
    }
    if (names.isEmpty() && mails.isEmpty() && telephones.isEmpty()) {
      problems.add(new Problem("names", "disclosure.refused.nobody"));
    }
    if (asker != null && asker != DisclosureAsker.SELF && askerName == null) {
      problems.add(new Problem("askerName", "disclosure.refused.asker"));
    }
    return problems;
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
