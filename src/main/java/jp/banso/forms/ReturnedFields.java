package jp.banso.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects what a file says field by field, and makes answers of it as if it had been sent from a page. */
final class ReturnedFields {

    /** What a finding can be about without anything being lost: blanks are for the check of the form. */
    private static final String BLANK = "forms.finding.required";
    private static final String ANY_OF = "forms.finding.anyOf";
    /** Signs that nobody can see are taken out and the rest is kept. */
    private static final String CLEANED = "forms.finding.characters";

    private final FormDefinition form;
    private final Answers before;
    private final AnswerBinder binder;
    private final Map<String, String[]> parameters = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Set<String> blank = new HashSet<>();
    private final List<ReturnedAnswers.Doubt> doubts = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private int found;

    ReturnedFields(FormDefinition form, Answers before, AnswerBinder binder) {
        this.form = form;
        this.before = before;
        this.binder = binder;
    }

    void text(FormField field, String place, String text) {
        found++;
        places.put(field.path(), place);
        String value = text;
        if (field instanceof FormField.Choice choice && !TextRules.isBlank(text)) {
            Optional<FormField.Option> meant = ChoiceWords.meant(choice, text);
            List<FormField.Option> maybe = meant.isPresent() ? List.of() : ChoiceWords.maybe(choice, text);
            if (!maybe.isEmpty()) {
                doubt(field, place, "forms.doubt.option", text, maybe.stream().map(option -> List.of(option.value())).toList());
                return;
            }
            value = meant.map(FormField.Option::value).orElse(text);
        }
        noteBlank(field, TextRules.isBlank(text));
        parameters.put(AnswerBinder.PREFIX + field.path(), new String[] {TextRules.isBlank(value) ? "" : value});
    }

    void chosen(FormField.Choice choice, String place, List<String> values) {
        found++;
        places.put(choice.path(), place);
        noteBlank(choice, values.isEmpty());
        parameters.put(AnswerBinder.SHOWN + choice.path(), new String[] {"1"});
        parameters.put(AnswerBinder.PREFIX + choice.path(), values.toArray(String[]::new));
    }

    void rows(FormField.Table table, List<LabelReader.Row> rows) {
        found++;
        List<Answers> old = before.rows(table.path());
        int[] former = former(table, old, rows);
        for (int index = 0; index < rows.size(); index++) {
            for (FormField column : table.columns()) {
                String path = table.cellPath(index, column);
                String text = rows.get(index).cells().get(column.path());
                if (text == null) {
                    // a column that was deleted says nothing of what stands in it
                    text = former[index] < 0 ? "" : old.get(former[index]).text(column.path());
                }
                places.put(path, rows.get(index).places().getOrDefault(column.path(), ""));
                parameters.put(AnswerBinder.PREFIX + path, new String[] {value(column, text)});
            }
        }
        rows.stream().findFirst().ifPresent(first -> table.columns().stream().filter(column -> !first.cells().containsKey(column.path()))
                .forEach(column -> missing.add(table.label() + " " + column.label())));
        noteBlank(table, rows.isEmpty());
        parameters.put(AnswerBinder.SHOWN + table.path(), new String[] {"1"});
    }

    /** Of each row that came back the one that it was, judged by the columns that are still there; -1 for a new one. */
    private static int[] former(FormField.Table table, List<Answers> old, List<LabelReader.Row> rows) {
        int[] former = new int[rows.size()];
        Arrays.fill(former, -1);
        List<FormField> there = table.columns().stream()
                .filter(column -> rows.stream().anyMatch(row -> row.cells().containsKey(column.path()))).toList();
        List<Answers> before = old.stream().map(row -> only(there, column -> row.text(column.path()))).toList();
        List<Answers> after = rows.stream()
                .map(row -> only(there, column -> value(column, row.cells().getOrDefault(column.path(), "")))).toList();
        int[] places = RowMatch.of(before, after, there);
        for (int place = 0; place < places.length; place++) {
            if (places[place] >= 0) {
                former[places[place]] = place;
            }
        }
        return former;
    }

    private static Answers only(List<FormField> columns, Function<FormField, String> text) {
        Answers row = Answers.empty();
        for (FormField column : columns) {
            row = row.with(column.path(), text.apply(column));
        }
        return row;
    }

    private static String value(FormField column, String text) {
        return column instanceof FormField.Choice choice ? ChoiceWords.meant(choice, text).map(FormField.Option::value).orElse(text)
                : TextRules.isBlank(text) ? "" : text;
    }

    /** @param candidates the values that it may have, each as a page would send them */
    void doubt(FormField field, String place, String messageKey, String text, List<List<String>> candidates) {
        found++;
        doubts.add(new ReturnedAnswers.Doubt(field.path(), field.label(), place, messageKey, text.strip(), PrintedAnswer.of(field, before),
                candidates.stream().map(values -> candidate(field, values)).distinct().toList()));
    }

    void outside(String place, String text) {
        doubts.add(new ReturnedAnswers.Doubt("", "", place, "forms.doubt.outside", text, "", List.of()));
    }

    void remark(String messageKey) {
        doubts.add(new ReturnedAnswers.Doubt("", "", "", messageKey, "", "", List.of()));
    }

    void missing(FormField field) {
        missing.add(field.label());
    }

    private ReturnedAnswers.Candidate candidate(FormField field, List<String> values) {
        Map<String, String[]> sent = Map.of(AnswerBinder.PREFIX + field.path(), values.toArray(String[]::new),
                AnswerBinder.SHOWN + field.path(), new String[] {"1"});
        Answers answer = Answers.empty().withSame(field.path(), binder.bind(form, sent, Answers.empty()).answers());
        return new ReturnedAnswers.Candidate(PrintedAnswer.of(field, answer), answer);
    }

    private void noteBlank(FormField field, boolean isBlank) {
        if (isBlank) {
            blank.add(field.path());
        }
    }

    /** Whether so much of the form was found that the file can be one of it. */
    boolean isOfTheForm() {
        return found * 3 >= form.fields().stream().filter(field -> !(field instanceof FormField.File)).count();
    }

    boolean isBlank(FormField field) {
        return blank.contains(field.path());
    }

    ReturnedAnswers done(FormFileKind kind, ReturnedFile.Marker marker, FormValidator validator) {
        BoundAnswers bound = binder.bind(form, parameters, before);
        Answers answers = bound.answers();
        List<ReturnedAnswers.Placed> findings = new ArrayList<>();
        for (Finding finding : bound.findings()) {
            boolean cell = !AnswerPath.table(finding.path()).equals(finding.path());
            boolean taken = finding.messageKey().equals(CLEANED);
            if (!taken && !cell && form.field(finding.path()).filter(field -> !(field instanceof FormField.Table)).isPresent()) {
                answers = answers.withSame(finding.path(), before);
            }
            findings.add(placed(finding, taken));
        }
        answers = keepHidden(answers);
        Set<String> said = new HashSet<>(bound.findings().stream().map(Finding::path).toList());
        for (Finding finding : validator.validate(form, answers)) {
            if (finding.stopsHandOver() && !finding.messageKey().startsWith(BLANK) && !finding.messageKey().equals(ANY_OF)
                    && !said.contains(finding.path()) && places.containsKey(finding.path())) {
                findings.add(placed(finding, true));
            }
        }
        return new ReturnedAnswers(kind, form.ref(), marker == null ? null : marker.stamp(), answers, findings, doubts, List.of(), missing);
    }

    private ReturnedAnswers.Placed placed(Finding finding, boolean taken) {
        return new ReturnedAnswers.Placed(finding, places.getOrDefault(finding.path(), places.getOrDefault(AnswerPath.table(finding.path()), "")), taken,
                label(finding), String.join(" / ", parameters.getOrDefault(AnswerBinder.PREFIX + finding.path(), new String[0])).strip());
    }

    private String label(Finding finding) {
        String field = String.valueOf(finding.arguments().get(0));
        return finding.row() == null ? field
                : form.field(AnswerPath.table(finding.path())).map(FormField::label).orElse("") + " " + finding.row() + " " + field;
    }

    /** What is hidden was not handed out: a blank of it takes nothing away. */
    private Answers keepHidden(Answers read) {
        FormDefinition shown = form.shown(read);
        Answers answers = read;
        for (FormField field : form.fields()) {
            if (!shown.asks(field.path()) && blank.contains(field.path())) {
                answers = answers.withSame(field.path(), before);
            }
        }
        return answers;
    }
}
