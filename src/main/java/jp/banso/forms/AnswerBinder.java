package jp.banso.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes answers from the parameters of a page: {@code a.reason}, {@code a.members[0].affiliation}. Parameters that the
 * form does not know are ignored. A field that the page did not show keeps its answer, so one section can be sent alone;
 * {@code _a.<path>} says that a field was shown though nothing of it was sent (no box ticked).
 */
@Component
public class AnswerBinder {

    static final String PREFIX = "a.";
    static final String SHOWN = "_a.";

    public BoundAnswers bind(FormDefinition form, Map<String, String[]> parameters, Answers before) {
        return bind(form, parameters, before, Map.of());
    }

    /** @param received files that came with the page and are stored already, by the path of their field */
    public BoundAnswers bind(FormDefinition form, Map<String, String[]> parameters, Answers before, Map<String, List<AnsweredFile>> received) {
        Binding binding = new Binding(parameters, before, received);
        form.fields().forEach(binding::take);
        binding.leaveWhatIsHidden(form);
        return new BoundAnswers(binding.answers, binding.findings, binding.shownRows, binding.rowsEdited);
    }

    /** What was typed for one clash alone, in the shape of {@link AnswerClash#mine()}. */
    public BoundAnswers bind(FormDefinition form, AnswerClash clash, Map<String, String[]> parameters) {
        String start = PREFIX + clash.path();
        Map<String, String[]> own = parameters.entrySet().stream()
                .filter(sent -> clash.isRow() ? sent.getKey().startsWith(start + ".") : List.of(start, "_" + start).contains(sent.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        BoundAnswers bound = bind(form, own, Answers.empty());
        Answers typed = clash.isRow() ? bound.answers().rows(clash.field()).stream().findFirst().orElse(Answers.empty())
                : Answers.empty().withSame(clash.path(), bound.answers());
        return new BoundAnswers(typed, bound.findings(), Map.of(), false);
    }

    /** One page being taken in. */
    private static final class Binding {
        private final Map<String, String[]> parameters;
        private final Answers before;
        private final Map<String, List<AnsweredFile>> received;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Integer> shownRows = new HashMap<>();
        private final TypedText typed = new TypedText(findings);
        private Answers answers;
        private boolean rowsEdited;

        Binding(Map<String, String[]> parameters, Answers before, Map<String, List<AnsweredFile>> received) {
            this.parameters = parameters;
            this.before = before;
            this.received = received;
            this.answers = before;
        }

        void take(FormField field) {
            String name = PREFIX + field.path();
            if (field instanceof FormField.Table table) {
                rows(table);
            } else if (field instanceof FormField.File) {
                files(field.path());
            } else if (parameters.containsKey(name) || parameters.containsKey(SHOWN + field.path())) {
                List<String> sent = Stream.of(parameters.getOrDefault(name, new String[0])).filter(value -> value != null).toList();
                if (field instanceof FormField.Choice choice && choice.several()) {
                    List<String> values = sent.stream().filter(value -> !TextRules.isBlank(value)).limit(1_000).toList();
                    answers = answers.with(field.path(), typed.chosen(choice, values));
                } else {
                    String value = sent.isEmpty() ? "" : sent.get(0);
                    answers = answers.with(field.path(), typed.value(field, value, Finding::of));
                }
            }
        }

        /** Nobody can refuse or correct what no page shows: a hidden answer stays as it was. */
        void leaveWhatIsHidden(FormDefinition form) {
            FormDefinition shown = form.shown(answers);
            List<Finding> unseen = findings.stream().filter(finding -> !shown.asks(finding.path())).toList();
            unseen.forEach(finding -> answers = answers.withSame(AnswerPath.table(finding.path()), before));
            findings.removeAll(unseen);
        }

        /** Of the files given earlier those whose box is still ticked, then the new ones; a page can bring in no other. */
        private void files(String path) {
            List<AnsweredFile> added = received.getOrDefault(path, List.of());
            if (!parameters.containsKey(SHOWN + path) && added.isEmpty()) {
                return;
            }
            List<String> ticked = List.of(parameters.getOrDefault(PREFIX + path, new String[0]));
            List<AnsweredFile> kept = before.files(path).stream()
                    .filter(file -> !parameters.containsKey(SHOWN + path) || ticked.contains(file.document())).toList();
            answers = answers.withFiles(path, Stream.concat(kept.stream(), added.stream()).toList());
        }

        private void rows(FormField.Table table) {
            SubmittedRows sent = SubmittedRows.of(table, parameters);
            if (!sent.wasShown()) {
                return;
            }
            if (sent.tooMany()) {
                findings.add(Finding.of(table, "forms.finding.rows", table.maxRows()));
            }
            rowsEdited |= sent.edited();
            shownRows.put(table.path(), sent.shown());
            List<Answers> rows = new ArrayList<>();
            for (Map<String, String> row : sent.filled()) {
                int index = rows.size();
                Answers kept = Answers.empty();
                for (FormField column : table.columns()) {
                    String value = row.getOrDefault(column.path(), "");
                    kept = kept.with(column.path(), typed.value(column, value,
                            (field, key, more) -> Finding.inRow(table, index, field, key, more)));
                }
                if (!kept.isEmpty()) {
                    rows.add(kept);
                }
            }
            answers = answers.withRows(table.path(), rows);
        }
    }
}
