package jp.banso.applications;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.banso.correspondence.CoverLetter;
import jp.banso.forms.AnswerCarrier;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.AnswerDiff;
import jp.banso.forms.Answers;
import jp.banso.forms.CarriedAnswers;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormRef;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What changed from one text to another, field by field in the words that readers see. */
@Component
class TextChanges {

  private static final String SHEET = "applications.sheet";
  private static final String COVER = "approvals.cover";

  private final ApplicationChecks checks;
  private final AnswerDiff diff;
  private final AnswerCarrier carrier;
  private final MessageSource messages;

  TextChanges(ApplicationChecks checks, AnswerDiff diff, AnswerCarrier carrier, MessageSource messages) {
    this.checks = checks;
    this.diff = diff;
    this.carrier = carrier;
    this.messages = messages;
  }

  /** Of the form alone; it may have moved to another version in between. */
  List<AnswerChange> ofForm(FormRef formBefore, Answers before, FormRef formAfter, Answers after) {
    FormDefinition form = checks.definition(formAfter);
    if (formBefore.equals(formAfter)) {
      return diff.between(form, before, after);
    }
    CarriedAnswers then = carrier.carry(checks.definition(formBefore), form, before);
    return Stream.concat(
            diff.between(form, then.answers(), after).stream(), then.left().stream().map(TextChanges::removed))
        .toList();
  }

  /** The later version has no place for it. */
  private static AnswerChange removed(CarriedAnswers.Left left) {
    return new AnswerChange(
        "", left.sectionTitle(), "", left.row(), left.label(), left.text(), "", AnswerChange.Kind.REMOVED);
  }

  /** Of form, 確認票 and 鑑; without the number and the day of the 鑑, which follow the decision. */
  List<AnswerChange> of(PrintedText before, PrintedText after) {
    List<AnswerChange> changes = new ArrayList<>(ofLetters(before.cover(), after.cover()));
    changes.addAll(ofText(before, after));
    return List.copyOf(changes);
  }

  /** Of 鑑 alone; without number and day. */
  List<AnswerChange> ofLetters(CoverLetter before, CoverLetter after) {
    List<AnswerChange> changes = new ArrayList<>();
    compare(COVER, words(before), words(after), changes);
    return changes;
  }

  /** Of form, 確認票 and what is attached. */
  List<AnswerChange> ofText(PrintedText before, PrintedText after) {
    List<AnswerChange> changes = new ArrayList<>(ofForm(before.form(), before.answers(), after.form(), after.answers()));
    compare(SHEET, words(before.sheet()), words(after.sheet()), changes);
    changes.addAll(ofLists("approvals.papers", before.papers(), after.papers()));
    return List.copyOf(changes);
  }

  /** Of what is enumerated under a name. */
  List<AnswerChange> ofLists(String name, List<String> before, List<String> after) {
    String then = String.join("\n", before);
    String now = String.join("\n", after);
    String title = text(name);
    return then.equals(now)
        ? List.of()
        : List.of(new AnswerChange("", title, "", null, title, then, now, kind(then, now)));
  }

  private void compare(
      String part, Map<String, String> before, Map<String, String> after, List<AnswerChange> changes) {
    String title = text(part);
    before.forEach(
        (label, then) -> {
          String now = after.getOrDefault(label, "");
          if (!then.equals(now)) {
            changes.add(new AnswerChange(part, title, "", null, title + " " + label, then, now, kind(then, now)));
          }
        });
  }

  private static AnswerChange.Kind kind(String before, String after) {
    if (before.isEmpty()) {
      return AnswerChange.Kind.ADDED;
    }
    return after.isEmpty() ? AnswerChange.Kind.REMOVED : AnswerChange.Kind.CHANGED;
  }

  /** とりまとめ確認票 by the labels of its fields, in the order of the page; empty for none. */
  Map<String, String> words(CheckSheet sheet) {
    Map<String, String> words = new LinkedHashMap<>();
    if (sheet != null) {
      words.put(text(SHEET + ".hubName"), sheet.hubName());
      words.put(text(SHEET + ".planPlacement"), sheet.planPlacement());
      words.put(text(SHEET + ".effortBasis"), sheet.effortBasis());
      words.put(text(SHEET + ".hubEstablished"), text("applications.yesNo." + sheet.hubEstablished()));
      words.put(text(SHEET + ".hubLed"), text("applications.yesNo." + sheet.hubLed()));
      words.put(text(SHEET + ".supportWanted"), text("applications.yesNo." + sheet.supportWanted()));
      words.put(text(SHEET + ".opinion"), sheet.opinion());
      words.put(text(SHEET + ".rank"), Objects.toString(sheet.rank(), ""));
      words.put(text(SHEET + ".reason"), sheet.submissionReason());
    }
    return words;
  }

  private Map<String, String> words(CoverLetter cover) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(
        text(COVER + ".addressee"),
        cover.addressee().isEmpty() ? "" : cover.addressee() + " " + text(cover.honorific().messageKey()));
    words.put(text(COVER + ".senderTitle"), cover.senderTitle());
    words.put(text(COVER + ".sealOmitted"), text(cover.sealOmitted() ? "fragments.ticked" : "fragments.notTicked"));
    words.put(text(COVER + ".subject"), cover.subject());
    words.put(text(COVER + ".body"), cover.body());
    words.put(text(COVER + ".items"), cover.items());
    words.put(text(COVER + ".contact"), cover.contact());
    return words;
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
