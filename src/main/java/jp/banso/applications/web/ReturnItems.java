package jp.banso.applications.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.banso.applications.ApplicationCheck;
import jp.banso.applications.ReadingDoubt;
import jp.banso.applications.ReturnReason;
import jp.banso.calls.CallTerms;
import jp.banso.composition.CompositionFinding;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.forms.FormSection;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.OptionView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns what the check found into lines of a 補正のお願い that the clerk chooses from. */
@Component
class ReturnItems {

  private static final String MEMBERS = "members";
  private static final int SHOWN_AT_FIRST = 3;
  private static final int MOST = 30;
  private static final List<String> RULES =
      IntStream.rangeClosed(1, 20).mapToObj("B-R%02d"::formatted).toList();

  private final MessageSource messages;

  ReturnItems(MessageSource messages) {
    this.messages = messages;
  }

  /** One thing that the clerk asks for in own words; the rule may be missing. */
  record Line(
      @FieldLabel("applications.formalities.line.section") String section,
      @FieldLabel("applications.formalities.line.rule") String rule,
      @FieldLabel("applications.formalities.line.reason") String reason) {

    static final Line EMPTY = new Line("", "", "");

    Line {
      section = DraftController.text(section);
      rule = DraftController.text(rule);
      reason = DraftController.text(reason);
    }

    public boolean isEmpty() {
      return section.isEmpty() && rule.isEmpty() && reason.isBlank();
    }
  }

  /**
   * The lines as a form shows them: what is written, and empty ones to go on with.
   *
   * @param sent as the browser sent them, null on a new page
   * @param more true if some more are wished for
   */
  static List<Line> shown(List<Line> sent, boolean more) {
    List<Line> written = sent == null ? List.of() : sent;
    int wanted = Math.min(MOST, Math.max(SHOWN_AT_FIRST, written.size() + (more ? SHOWN_AT_FIRST : 0)));
    return Stream.concat(written.stream(), Stream.generate(() -> Line.EMPTY))
        .map(line -> line == null ? Line.EMPTY : line)
        .limit(wanted)
        .toList();
  }

  /** A finding that can be chosen; {@code code} is its place in the list, of a doubt its name. */
  record Proposal(String code, String section, String rule, String text) {}

  /** What of a mailed form nobody could tell can be asked for as well. */
  List<Proposal> proposed(FormDefinition form, ApplicationCheck check, List<ReadingDoubt> doubts) {
    List<Proposal> proposals = new ArrayList<>();
    if (check != null) {
      found(form, check, proposals);
    }
    for (ReadingDoubt doubt : doubts) {
      boolean otherPrefecture = doubt.kind() == ReadingDoubt.Kind.PREFECTURE;
      if ((otherPrefecture || doubt.kind() == ReadingDoubt.Kind.DOUBT) && !doubt.path().isEmpty()) {
        proposals.add(
            new Proposal(
                doubt.document() + "-" + doubt.number(),
                form.sectionOf(doubt.path()).map(FormSection::key).orElse(MEMBERS), "",
                text(
                    asking(doubt),
                    new Object[] {doubt.label(), doubt.said()})));
      }
    }
    return proposals;
  }

  private static String asking(ReadingDoubt doubt) {
    if (doubt.kind() == ReadingDoubt.Kind.PREFECTURE) {
      return "applications.doubts.ask.prefecture";
    }
    return doubt.said().isEmpty() ? "applications.doubts.ask.unsaid" : "applications.doubts.ask";
  }

  private void found(FormDefinition form, ApplicationCheck check, List<Proposal> proposals) {
    for (Finding finding : check.form()) {
      String section = form.sectionOf(finding.path()).map(FormSection::key).orElse(MEMBERS);
      String row =
          finding.row() == null
              ? ""
              : messages.getMessage("forms.summary.row", new Object[] {finding.row()}, Locale.JAPAN);
      proposals.add(
          new Proposal(
              code(proposals), section, finding.ruleId(),
              row + text(finding.messageKey(), finding.messageArguments())));
    }
    for (CompositionFinding finding : check.composition()) {
      proposals.add(
          new Proposal(
              code(proposals), MEMBERS, finding.rule(),
              text(finding.messageKey(), finding.messageArguments())));
    }
  }

  List<ReturnReason> chosen(
      FormDefinition form, ApplicationCheck check, List<ReadingDoubt> doubts, List<String> codes) {
    List<String> wanted = codes == null ? List.of() : codes;
    return proposed(form, check, doubts).stream()
        .filter(proposal -> wanted.contains(proposal.code()))
        .map(proposal -> new ReturnReason(proposal.section(), proposal.rule(), proposal.text()))
        .toList();
  }

  /** The rules of the catalogue, for staff to choose from; nobody can name one that does not exist. */
  List<OptionView> rules(CallTerms terms) {
    Object[] members = {terms.memberMin(), terms.memberMax()};
    return RULES.stream()
        .map(
            rule ->
                new OptionView(
                    rule,
                    text(
                        "applications.formalities.line.rule.value",
                        new Object[] {rule, text("applications.requirement." + rule, members)})))
        .toList();
  }

  /** The lines that the clerk wrote, an empty line is none; what is wrong is said at its field. */
  static Outcome<List<ReturnReason>> typed(List<Line> lines, FreeText fields) {
    List<ReturnReason> typed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!line.isEmpty()) {
        String path = "lines[" + i + "].";
        fields
            .refuse(line.section().isEmpty(), path + "section", "applications.refused.section")
            .refuse(
                !line.rule().isEmpty() && !RULES.contains(line.rule()), path + "rule",
                "applications.refused.rule")
            .refuse(line.reason().isBlank(), path + "reason", "applications.refused.returnReason")
            .limit(path + "reason", line.reason(), FreeText.NOTE);
        typed.add(new ReturnReason(line.section(), line.rule(), line.reason().strip()));
      }
    }
    return fields.outcome().then(fits -> Outcome.done(typed));
  }

  private static String code(List<Proposal> before) {
    return "f" + before.size();
  }

  private String text(String key, Object[] arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
