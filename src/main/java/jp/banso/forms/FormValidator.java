package jp.banso.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import jp.banso.kernel.TextLength;
import org.springframework.stereotype.Component;

/**
 * Looks at answers with the eyes of the form alone: blank, malformed, not on the list, too long (B-R13…R17, R19) and
 * その他 without a word of explanation (B-R18). Rules about who the members are belong to the calls, not to the form.
 */
@Component
public class FormValidator {

    /** Findings in printed order. */
    public List<Finding> validate(FormDefinition whole, Answers answers) {
        FormDefinition form = whole.shown(answers);
        List<Finding> findings = new ArrayList<>();
        for (FormField field : form.fields()) {
            if (field instanceof FormField.Table table) {
                table(table, answers, findings);
            } else if (field instanceof FormField.Choice choice) {
                choice(choice, answers, findings);
                explanation(form, choice, answers, findings);
            } else if (field instanceof FormField.File file) {
                files(file, answers.files(file.path()), findings);
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

    private static void files(FormField.File field, List<AnsweredFile> given, List<Finding> findings) {
        if (given.isEmpty() && field.question().required()) {
            findings.add(Finding.of(field, "forms.finding.required.file"));
        }
        given.stream().filter(file -> !field.takes(file)).forEach(file ->
                findings.add(Finding.of(field, "forms.finding.file.ending", file.name(), String.join(" ", field.endings()))));
        if (given.size() > 1 && !field.several()) {
            findings.add(Finding.of(field, "forms.finding.file.several"));
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
        choice.explanation().filter(wanted -> answers.chosen(choice.path()).contains(wanted.option()) && form.asks(wanted.path())).ifPresent(wanted -> {
            String option = choice.labelOf(wanted.option());
            String label = form.field(wanted.path()).orElseThrow().label();
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
            int length = TextLength.of(value);
            if (length > text.maxLength()) {
                findings.add(reporter.report(field, "forms.finding.tooLong", text.maxLength(), length));
            }
            if (!text.format().accepts(value)) {
                findings.add(reporter.report(field, text.format().messageKey()));
            }
            text.pattern().filter(pattern -> !pattern.accepts(value))
                    .ifPresent(pattern -> findings.add(reporter.report(field, "forms.finding.pattern", pattern.words())));
        } else if (field instanceof FormField.Number number) {
            number(number, value, findings, reporter);
        } else if (field instanceof FormField.Date && !AnsweredDate.isDate(value)) {
            findings.add(reporter.report(field, "forms.finding.date"));
        }
    }

    private static void number(FormField.Number number, String value, List<Finding> findings, TypedText.Reporter reporter) {
        if (!value.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            findings.add(reporter.report(number, "forms.finding.number"));
            return;
        }
        BigDecimal amount = new BigDecimal(value);
        number.min().filter(min -> amount.compareTo(min) < 0)
                .ifPresent(min -> findings.add(reporter.report(number, "forms.finding.number.min", min.toPlainString())));
        number.max().filter(max -> amount.compareTo(max) > 0)
                .ifPresent(max -> findings.add(reporter.report(number, "forms.finding.number.max", max.toPlainString())));
        number.decimals().filter(most -> amount.scale() > most).ifPresent(most -> findings.add(most == 0
                ? reporter.report(number, "forms.finding.number.whole")
                : reporter.report(number, "forms.finding.number.decimals", most)));
    }
}
