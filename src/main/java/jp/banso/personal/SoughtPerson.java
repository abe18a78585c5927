package jp.banso.personal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.ProgrammeCode;

/**
 * Whom a request for disclosure is about, in every way in which this person may be written.
 *
 * @param organisations tell namesakes apart; nothing is found by them alone
 */
public record SoughtPerson(
    ProgrammeCode programme, List<String> names, List<String> mails, List<String> telephones,
    List<String> organisations) {

  /** Fewer signs are in too many words. */
  private static final int SHORTEST = 3;

  public SoughtPerson {
    names = List.copyOf(names);
    mails = mails.stream().map(mail -> mail.toLowerCase(Locale.ROOT)).distinct().toList();
    telephones = List.copyOf(telephones);
    organisations = List.copyOf(organisations);
  }

  /** The same person, of whom it is also said to be these. */
  public SoughtPerson known(Collection<NamedPerson> same) {
    return new SoughtPerson(
        programme, joined(names, same.stream().map(NamedPerson::name)), joined(mails, same.stream().map(NamedPerson::mail)),
        joined(telephones, same.stream().map(NamedPerson::telephone)), organisations);
  }

  private static List<String> joined(List<String> own, Stream<String> more) {
    return Stream.concat(own.stream(), more)
        .filter(word -> word != null && !word.isBlank())
        .distinct()
        .toList();
  }

  /** The numbers without what stands between their digits. */
  public List<String> telephoneDigits() {
    return telephones.stream().map(Folding::digits).distinct().toList();
  }

  /** Names without blanks, in half width. */
  public List<String> foldedNames() {
    return names.stream().map(Folding::plain).filter(name -> !name.isEmpty()).distinct().toList();
  }

  /** What in a text says this person: each way of writing, as it may stand there. */
  public List<String> marks() {
    return Stream.of(
            mails.stream(), telephones.stream(), telephoneDigits().stream(), names.stream(), foldedNames().stream())
        .flatMap(same -> same)
        .map(String::strip)
        .filter(mark -> Folding.plain(mark).length() >= SHORTEST)
        .distinct()
        .toList();
  }

  public boolean hasMail(String mail) {
    return mail != null && mails.contains(mail.strip().toLowerCase(Locale.ROOT));
  }

  public boolean hasTelephone(String telephone) {
    return telephone != null && telephoneDigits().contains(Folding.digits(telephone));
  }

  public boolean hasName(String name) {
    return name != null && foldedNames().contains(Folding.plain(name));
  }

  /** Whether it is somebody of another name at the address or the number of this person: a colleague, or who is called otherwise. */
  public boolean shares(NamedPerson other) {
    return other.name() != null
        && !other.name().isBlank()
        && !hasName(other.name())
        && (hasMail(other.mail()) || hasTelephone(other.telephone()));
  }

  /** Whether one of the organisations is in what was written, or the other way round. */
  public boolean hasOrganisation(String written) {
    String folded = Folding.plain(written);
    return !folded.isEmpty()
        && organisations.stream()
            .map(Folding::plain)
            .filter(one -> !one.isEmpty())
            .anyMatch(one -> folded.contains(one) || one.contains(folded));
  }

  /** Whether a text names this person. */
  public boolean isIn(String text) {
    if (text == null || text.isEmpty()) {
      return false;
    }
    String folded = Folding.plain(text);
    return marks().stream().map(Folding::plain).anyMatch(folded::contains);
  }

  /** The lines of a text that name this person; empty if none does. */
  public String linesIn(String text) {
    return text == null ? "" : Arrays.stream(text.split("\n")).filter(this::isIn).collect(Collectors.joining("\n"));
  }
}
