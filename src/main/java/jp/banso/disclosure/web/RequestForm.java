package jp.banso.disclosure.web;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.banso.disclosure.Disclosure;
import jp.banso.disclosure.DisclosureAsker;
import jp.banso.disclosure.DisclosureBasis;
import jp.banso.disclosure.DisclosureText;
import jp.banso.kernel.Wareki;
import jp.banso.platform.mail.MailAddresses;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.InPageOrder;
import jp.banso.platform.web.TypedFields;
import org.springframework.validation.Errors;

/** A request as typed; of names, addresses and numbers one stands in a line. */
@InPageOrder
record RequestForm(
    long version,
    @FieldLabel("disclosure.basis") String basis,
    @FieldLabel("disclosure.receivedOn") String receivedOn,
    @FieldLabel("disclosure.asker") String asker,
    @FieldLabel("disclosure.askerName") String askerName,
    @FieldLabel("disclosure.identity") String identity,
    @FieldLabel("disclosure.names") String names,
    @FieldLabel("disclosure.mails") String mails,
    @FieldLabel("disclosure.telephones") String telephones,
    @FieldLabel("disclosure.organisations") String organisations,
    @FieldLabel("disclosure.period.first") String from,
    @FieldLabel("disclosure.period.last") String to,
    @FieldLabel("disclosure.moreMasks") String moreMasks) {

  /** Fewer digits are no number that a person can be called by. */
  private static final int FEWEST_DIGITS = 9;
  private static final int MOST_DIGITS = 15;

  /** A shorter word would be masked in the middle of others. */
  private static final int SHORTEST = 2;

  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\u30fc\uff0d]");

  static RequestForm blank(LocalDate today) {
    return new RequestForm(
        0, DisclosureBasis.OPERATOR.name(), Wareki.date(today), DisclosureAsker.SELF.name(), "", "", "", "", "", "",
        "", "", "");
  }

  static RequestForm of(Disclosure request) {
    DisclosureText text = request.text();
    return new RequestForm(
        request.version(), text.basis().name(), Wareki.date(text.receivedOn()), text.asker().name(),
        plain(text.askerName()), plain(text.identity()), lines(text.names()), lines(text.mails()),
        lines(text.telephones()), lines(text.organisations()), day(text.from()), day(text.to()),
        lines(text.moreMasks()));
  }

  private static String plain(String kept) {
    return kept == null ? "" : kept;
  }

  private static String lines(List<String> values) {
    return String.join("\n", values);
  }

  private static String day(LocalDate day) {
    return day == null ? "" : Wareki.date(day);
  }

  /** What was typed; null if anything of it cannot be read, which then stands at its field. */
  DisclosureText read(LocalDate today, Errors errors) {
    TypedFields in = new TypedFields(errors);
    DisclosureBasis by = in.choice("basis", basis, DisclosureBasis.class);
    LocalDate received = in.date("receivedOn", receivedOn);
    DisclosureAsker who = in.choice("asker", asker, DisclosureAsker.class);
    String agent = in.lineOrNull("askerName", askerName);
    String proof = in.textOrNull("identity", identity, FreeText.NOTE);
    List<String> called = each("names", names, errors);
    List<String> addresses = each("mails", mails, errors).stream().map(MailAddresses::plain).toList();
    if (!addresses.stream().allMatch(MailAddresses::isOne)) {
      errors.rejectValue("mails", "fragments.typed.mail");
    }
    List<String> numbers = numbers(errors);
    List<String> offices = each("organisations", organisations, errors);
    List<String> words = each("moreMasks", moreMasks, errors);
    if (words.stream().anyMatch(word -> word.length() < SHORTEST)) {
      errors.rejectValue("moreMasks", "disclosure.refused.mask");
    }
    LocalDate first = in.dateOrNull("from", from);
    LocalDate last = in.dateOrNull("to", to);
    DisclosureText text =
        new DisclosureText(by, received, who, agent, proof, called, addresses, numbers, offices, words, first, last);
    text.problems(today).forEach(problem -> errors.rejectValue(problem.field(), problem.messageKey()));
    return errors.hasErrors() ? null : text;
  }

  private static List<String> each(String field, String typed, Errors errors) {
    FreeText.of(errors).limit(field, typed, FreeText.NOTE);
    List<String> all = new ArrayList<>();
    (typed == null ? "" : typed).lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(all::add);
    return all;
  }

  private List<String> numbers(Errors errors) {
    List<String> read =
        each("telephones", telephones, errors).stream()
            .map(line -> DASHES.matcher(Normalizer.normalize(line, Normalizer.Form.NFKC)).replaceAll("-"))
            .map(line -> line.toLowerCase(Locale.ROOT))
            .toList();
    boolean fit =
        read.stream()
            .map(line -> line.replaceAll("[^0-9]", "").length())
            .allMatch(digits -> digits >= FEWEST_DIGITS && digits <= MOST_DIGITS);
    if (!fit || read.stream().anyMatch(line -> !line.matches("[+0-9() -]*"))) {
      errors.rejectValue("telephones", "disclosure.refused.telephone");
    }
    return read;
  }
}
