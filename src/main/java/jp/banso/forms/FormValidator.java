package jp.banso.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Looks at answers with the eyes of the form alone: blank, malformed, not on the list, too long (B-R13…R17, R19) and
 * その他 without a word of explanation (B-R18). Rules about who the members are belong to the calls, not to the form.
 */
@Component
public class FormValidator {

    /** Findings in printed order. */
    public List<Finding> validate(FormDefinition form, Answers answers) {
        List<Finding> findings = new ArrayList<>();
        for (FormField field : form.fields()) {
            if (field instanceof FormField.Table table) {
                table(table, answers, findings);
            } else if (field instanceof FormField.Choice choice) {
                choice(choice, answers, findings);
                explanation(form, choice, answers, findings);
            } else {
                line(field, answers.text(field.path()), findings, Finding::of);
            }
        }
        return findings;
    }

    private static void table(FormField.Table table, Answers answers, List<Finding> findings) {
        List<Answers> rows = answers.rows(table.path());
        if (rows.isEmpty() && table.question().required()) {
            findings.add(Finding.of(table, "forms.finding.required.rows"));
        }
        if (rows.size() > table.maxRows()) {
            findings.add(Finding.of(table, "forms.finding.rows", table.maxRows()));
        }
        for (int i = 0; i < rows.size(); i++) {
            int index = i;
            Answers row = rows.get(i);
            if (!table.anyOf().isEmpty() && table.anyOf().stream().allMatch(row::isBlank)) {
                FormField first = table.columns().stream().filter(column -> column.path().equals(table.anyOf().get(0))).findFirst().orElseThrow();
                findings.add(Finding.inRow(table, i, first, "forms.finding.anyOf", table.anyOfLabel()));
            }
            for (FormField column : table.columns()) {
                TypedText.Reporter here = (field, key, more) -> Finding.inRow(table, index, field, key, more);
                if (column instanceof FormField.Choice choice) {
                    offered(choice, row.text(column.path()), findings, here);
                } else {
                    line(column, row.text(column.path()), findings, here);
                }
            }
        }
    }

    private static void choice(FormField.Choice choice, Answers answers, List<Finding> findings) {
        if (!choice.several()) {
            offered(choice, answers.text(choice.path()), findings, Finding::of);
            return;
        }
        List<String> chosen = answers.chosen(choice.path());
        if (chosen.isEmpty() && choice.question().required()) {
            findings.add(Finding.of(choice, "forms.finding.required.check"));
        }
        if (!chosen.stream().allMatch(choice::offers)) {
            findings.add(Finding.of(choice, "forms.finding.option"));
        }
    }

    private static void offered(FormField.Choice choice, String value, List<Finding> findings, TypedText.Reporter reporter) {
        if (value.isEmpty()) {
            if (choice.question().required()) {
                findings.add(reporter.report(choice, "forms.finding.required.choice"));
            }
        } else if (!choice.offers(value)) {
            findings.add(reporter.report(choice, "forms.finding.option"));
        }
    }

    private static void explanation(FormDefinition form, FormField.Choice choice, Answers answers, List<Finding> findings) {
        choice.explanation().filter(wanted -> answers.chosen(choice.path()).contains(wanted.option())).ifPresent(wanted -> {
            String option = choice.labelOf(wanted.option());
            String label = form.field(wanted.path()).map(FormField::label).orElse(wanted.path());
            String explained = answers.text(wanted.path());
            // a blank text is a finding of its own
            if (!explained.isEmpty() && !explained.contains(option)) {
                findings.add(new Finding(wanted.path(), null, wanted.ruleId(), Finding.Severity.CONFIRM,
                        "forms.finding.explain", List.of(label, option)));
            }
        });
    }

    private static void line(FormField field, String value, List<Finding> findings, TypedText.Reporter reporter) {
        if (value.isEmpty()) {
            if (field.question().required()) {
                findings.add(reporter.report(field, "forms.finding.required"));
            }
        } else if (field instanceof FormField.Text text) {
            int length = TextRules.length(value);
            if (length > text.maxLength()) {
                findings.add(reporter.report(field, "forms.finding.tooLong", text.maxLength(), length));
            }
            if (!text.format().accepts(value)) {
                findings.add(reporter.report(field, text.format().messageKey()));
            }
        } else if (field instanceof FormField.Number number && !inRange(number, value)) {
            findings.add(reporter.report(field, "forms.finding.number"));
        }
    }

    private static boolean inRange(FormField.Number number, String value) {
        if (!value.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            return false;
        }
        BigDecimal amount = new BigDecimal(value);
        return number.min().map(min -> amount.compareTo(BigDecimal.valueOf(min)) >= 0).orElse(true)
                && number.max().map(max -> amount.compareTo(BigDecimal.valueOf(max)) <= 0).orElse(true);
    }
}
