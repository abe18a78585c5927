package jp.banso.applications.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.banso.applications.ApplicationCheck;
import jp.banso.applications.CompositionFinding;
import jp.banso.applications.ReturnReason;
import jp.banso.forms.Finding;
import jp.banso.forms.FormDefinition;
import jp.banso.kernel.Outcome;
import jp.banso.platform.web.FreeText;
import jp.banso.forms.FormSection;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns what the check found into lines of a 補正のお願い that the clerk chooses from. */
@Component
class ReturnItems {

  private static final String MEMBERS = "members";

  private final MessageSource messages;

  ReturnItems(MessageSource messages) {
    this.messages = messages;
  }

  /** A finding that can be chosen; {@code code} is its place in the list. */
  record Proposal(String code, String section, String rule, String text) {}

  List<Proposal> proposed(FormDefinition form, ApplicationCheck check) {
    List<Proposal> proposals = new ArrayList<>();
    if (check == null) {
      return proposals;
    }
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
    return proposals;
  }

  List<ReturnReason> chosen(FormDefinition form, ApplicationCheck check, List<String> codes) {
    List<String> wanted = codes == null ? List.of() : codes;
    return proposed(form, check).stream()
        .filter(proposal -> wanted.contains(proposal.code()))
        .map(proposal -> new ReturnReason(proposal.section(), proposal.rule(), proposal.text()))
        .toList();
  }

  /** The lines that the clerk wrote, an empty line is none; or the refusal of what is no rule. */
  static Outcome<List<ReturnReason>> typed(
      List<String> sections, List<String> rules, List<String> reasons) {
    List<ReturnReason> typed = new ArrayList<>();
    int lines = reasons == null ? 0 : reasons.size();
    for (int i = 0; i < lines; i++) {
      String reason = at(reasons, i).strip();
      String section = at(sections, i);
      String rule = rule(at(rules, i));
      if (!rule.matches("([A-Z]-R[0-9]{2})?")) {
        return Outcome.refused("applications.refused.rule");
      }
      if (FreeText.within(reason, FreeText.NOTE) instanceof Outcome.Refused<Void> tooLong) {
        return Outcome.refused(tooLong.messageKey(), tooLong.arguments().toArray());
      }
      if (!reason.isEmpty() || !section.isEmpty() || !rule.isEmpty()) {
        typed.add(new ReturnReason(section.isEmpty() ? MEMBERS : section, rule, reason));
      }
    }
    return Outcome.done(typed);
  }

  private static String rule(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
  }

  private static String at(List<String> list, int index) {
    return list == null || index >= list.size() || list.get(index) == null ? "" : list.get(index);
  }

  private static String code(List<Proposal> before) {
    return "f" + before.size();
  }

  private String text(String key, Object[] arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
