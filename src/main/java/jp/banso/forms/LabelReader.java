package jp.banso.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the answers of a form by its printed words, as a person would: under which heading a label stands, and what was
 * written beside or below it. Needs nothing that gets lost when a file is cleaned or saved by another program.
 */
final class LabelReader {

    /**
     * What stands in the place of a field.
     *
     * @param values     the text, or the values of the chosen options; empty for a blank
     * @param doubt      why it is not clear, or null
     * @param candidates what it may be where it is not clear
     */
    record Found(String place, List<String> values, String doubt, String text, List<List<String>> candidates) {

        static Found clear(String place, List<String> values) {
            return new Found(place, values, null, String.join("\n", values), List.of());
        }
    }

    /**
     * A filled row of a table: texts and places by the column's path.
     *
     * @param cells without the columns that stand nowhere
     */
    record Row(Map<String, String> cells, Map<String, String> places) {
    }

    /** Text that belongs to no field. */
    record Outside(String near, String place, String text) {
    }

    /** A label with its cell; {@code after} is what was typed behind it in the same cell. */
    private record Hit(int line, ReturnedLine.Cell cell, String after) {
    }

    private static final Pattern POSTAL = Pattern.compile("^[\\s\\u3000]*\u3012?[\\s\\u3000]*([0-9\uFF10-\uFF19]{3}[-\uFF0D\u30FC\u2010-\u2015\u2212]?[0-9\uFF10-\uFF19]{4})?[\\s\\u3000]*");
    private static final double HEADINGS_NEEDED = 0.6;
    private static final int MOST_OUTSIDE = 40;

    /** A form of 200 rows has about a quarter of it; each is compared with every label. */
    private static final int MOST_CELLS = 4_000;

    private final FormDefinition form;
    private final PrintedWords words;
    private final List<ReturnedLine> lines;
    private final FormSection[] sectionOf;
    private final Map<ReturnedLine.Cell, String> left = new IdentityHashMap<>();
    private final Map<FormField, Found> found = new LinkedHashMap<>();
    private final Map<FormField.Table, List<Row>> rows = new LinkedHashMap<>();

    LabelReader(FormDefinition form, PrintedWords words, List<ReturnedLine> lines) {
        this.form = form;
        this.words = words;
        this.lines = lines;
        if (isTooLong(lines)) {
            throw new IllegalArgumentException("more than a form is");
        }
        sectionOf = new FormSection[lines.size()];
        headings();
        form.fields().stream().filter(FormField.Table.class::isInstance).forEach(field -> table((FormField.Table) field));
        for (FormSection section : form.sections()) {
            section(section);
        }
    }

    /** Whether so much stands in a file that it is none of this form, and would take long to be looked through. */
    static boolean isTooLong(List<ReturnedLine> lines) {
        return lines.stream().flatMap(line -> line.cells().stream()).filter(cell -> !cell.isBlank()).count() > MOST_CELLS;
    }

    Optional<Found> found(FormField field) {
        return Optional.ofNullable(found.get(field));
    }

    /** Empty where the table's headings stand nowhere. */
    Optional<List<Row>> rows(FormField.Table table) {
        return Optional.ofNullable(rows.get(table));
    }

    /** What was written into no field, in the order of the file. */
    List<Outside> outside() {
        List<Outside> outside = new ArrayList<>();
        for (int i = 0; i < lines.size() && outside.size() < MOST_OUTSIDE; i++) {
            for (ReturnedLine.Cell cell : lines.get(i).cells()) {
                String text = left.containsKey(cell) ? left.get(cell) : cell.held() ? cell.outside() : cell.text();
                if (!TextRules.isBlank(text) && !words.isPrinted(text) && !OptionMarks.isTick(text)) {
                    outside.add(new Outside(sectionOf[i] == null ? "" : sectionOf[i].title(), cell.place(), text.strip()));
                }
            }
        }
        return outside;
    }

    private void headings() {
        Set<FormSection> begun = new HashSet<>();
        FormSection current = null;
        for (int i = 0; i < lines.size(); i++) {
            ReturnedLine line = lines.get(i);
            if (i > 0 && !line.title().equals(lines.get(i - 1).title())) {
                current = null;
            }
            List<ReturnedLine.Cell> filled = line.cells().stream().filter(cell -> !cell.isBlank()).toList();
            if (filled.size() == 1) {
                String text = Folded.withoutOrnaments(Folded.text(filled.get(0).text()));
                for (FormSection section : form.sections()) {
                    String heading = Folded.withoutOrnaments(Folded.text(section.heading()));
                    if (!begun.contains(section) && !heading.isEmpty() && text.startsWith(heading)
                            && words.rest(text.substring(heading.length())).isEmpty()) {
                        current = section;
                        begun.add(section);
                        claim(filled.get(0));
                        break;
                    }
                }
            }
            sectionOf[i] = current;
        }
    }

    private List<Integer> linesOf(FormSection section) {
        List<Integer> own = IntStream.range(0, lines.size()).filter(line -> sectionOf[line] == section).boxed().toList();
        // where the heading is lost, its labels are looked for everywhere; what is another's is claimed or its own label
        return own.isEmpty() ? IntStream.range(0, lines.size()).boxed().toList() : own;
    }

    private void claim(ReturnedLine.Cell cell) {
        left.put(cell, "");
    }

    private String leftOf(ReturnedLine.Cell cell) {
        return left.getOrDefault(cell, cell.text());
    }

    private void section(FormSection section) {
        List<Integer> own = linesOf(section);
        List<FormField> fields = section.fields().stream().filter(field -> !(field instanceof FormField.Table)).toList();
        for (FormField field : fields) {
            if (field instanceof FormField.Choice choice) {
                choice(choice, fields, own);
            }
        }
        FormField before = null;
        List<FormField> unlabelled = new ArrayList<>();
        for (FormField field : fields) {
            if (!(field instanceof FormField.Choice)) {
                Found here = beside(field, fields, own, Set.of());
                if (here != null) {
                    found.put(field, here);
                } else if (field instanceof FormField.Text text && text.multiline()) {
                    unlabelled.add(field);
                }
                if (before != null) {
                    splitPostal(before, field);
                }
                before = field;
            }
        }
        if (unlabelled.size() == 1 && sectionOf.length > 0 && own.stream().anyMatch(line -> sectionOf[line] == section)) {
            restOfSection(unlabelled.get(0), own);
        }
    }

    // --- labels

    private Found beside(FormField field, List<FormField> fields, List<Integer> own, Set<ReturnedLine.Cell> skipped) {
        List<Hit> hits = hits(field, fields, own, true);
        if (hits.isEmpty()) {
            hits = hits(field, fields, own, false);
        }
        if (hits.isEmpty()) {
            return null;
        }
        List<Found> answers = new ArrayList<>();
        for (Hit hit : hits) {
            answers.add(answer(field, fields, own, hit, skipped));
        }
        List<Found> filled = answers.stream().filter(answer -> !answer.values().isEmpty()).toList();
        if (filled.stream().map(Found::values).distinct().count() <= 1) {
            return filled.isEmpty() ? answers.get(0) : filled.get(0);
        }
        List<List<String>> candidates = filled.stream().map(Found::values).distinct().toList();
        return new Found(filled.get(0).place(), List.of(), "forms.doubt.twice",
                String.join("\n", candidates.stream().map(values -> values.get(0)).toList()), candidates);
    }

    private List<Hit> hits(FormField field, List<FormField> fields, List<Integer> own, boolean exact) {
        List<Hit> hits = new ArrayList<>();
        for (int line : own) {
            ReturnedLine.Cell previous = null;
            for (ReturnedLine.Cell cell : lines.get(line).cells()) {
                boolean answerOfAnother = previous != null && labelled(previous, fields) != null;
                if (!cell.held() && !leftOf(cell).isEmpty() && !answerOfAnother) {
                    if (exact ? labelled(cell, fields) == field : behindLabel(cell, field) != null) {
                        hits.add(new Hit(line, cell, exact ? "" : behindLabel(cell, field)));
                    }
                }
                previous = cell;
            }
        }
        return hits;
    }

    /** The field whose label is all that the cell says, the form's other words aside. */
    private FormField labelled(ReturnedLine.Cell cell, List<FormField> fields) {
        String text = Folded.withoutOrnaments(Folded.text(cell.text()));
        FormField best = null;
        for (FormField field : fields) {
            String label = label(field);
            if (!label.isEmpty() && text.startsWith(label) && (best == null || label.length() > label(best).length())) {
                String rest = text.substring(label.length());
                if (rest.isEmpty() || rest.equals(":") || words.isAside(rest)) {
                    best = field;
                }
            }
        }
        return best;
    }

    /** What was typed behind the label in the same cell, or null where the label does not begin it. */
    private String behindLabel(ReturnedLine.Cell cell, FormField field) {
        Folded folded = Folded.of(cell.text());
        int start = folded.text().length() - Folded.withoutOrnaments(folded.text()).length();
        String label = label(field);
        if (label.isEmpty() || !folded.text().startsWith(label, start)) {
            return null;
        }
        int end = start + label.length();
        String behind = folded.behind(end - 1);
        if (TextRules.isBlank(behind) || !behind.matches("(?s)[\\s\\u3000:\uFF1A].*")) {
            return null;
        }
        String folds = folded.text().substring(end);
        int skip = folds.startsWith(":") ? 1 : 0;
        String rest = words.rest(folds.substring(skip));
        return folded.from(folded.text().length() - rest.length());
    }

    private static String label(FormField field) {
        return Folded.label(field.label());
    }

    private Found answer(FormField field, List<FormField> fields, List<Integer> own, Hit hit, Set<ReturnedLine.Cell> skipped) {
        ReturnedLine line = lines.get(hit.line());
        claim(hit.cell());
        ReturnedLine.Cell blank = null;
        for (ReturnedLine.Cell cell : line.cells()) {
            if (cell.column() <= hit.cell().column() || skipped.contains(cell)) {
                continue;
            }
            if (labelled(cell, fields) != null && !cell.held()) {
                break;
            }
            if (!cell.isBlank() && words.isAside(cell.text())) {
                claim(cell);
            } else if (!cell.isBlank() && (blank == null || !words.isPrinted(cell.text()))) {
                claim(cell);
                return Found.clear(cell.place(), List.of(cell.text() + continued(hit, cell)));
            } else if (blank == null) {
                blank = cell;
            }
        }
        if (!hit.after().isEmpty()) {
            return Found.clear(hit.cell().place(), List.of(hit.after()));
        }
        ReturnedLine.Cell below = line.cells().size() == 1 ? below(hit, fields, own) : null;
        if (below != null) {
            claim(below);
            return Found.clear(below.place(), List.of(below.text()));
        }
        return Found.clear(blank == null ? hit.cell().place() : blank.place(), List.of());
    }

    private ReturnedLine.Cell below(Hit hit, List<FormField> fields, List<Integer> own) {
        int next = own.indexOf(hit.line()) + 1;
        if (next >= own.size() || lines.get(own.get(next)).block() != lines.get(hit.line()).block()) {
            return null;
        }
        ReturnedLine.Cell cell = lines.get(own.get(next)).at(hit.cell().column());
        boolean taken = cell == null || cell.isBlank() || leftOf(cell).isEmpty() || labelled(cell, fields) != null
                || words.isPrinted(cell.text());
        return taken ? null : cell;
    }

    /** The cells below that say that they go on from the one above. */
    private String continued(Hit hit, ReturnedLine.Cell answer) {
        StringBuilder more = new StringBuilder();
        String mark = Folded.text(words.word("forms.excel.continued"));
        for (int line = hit.line() + 1; line < lines.size(); line++) {
            ReturnedLine.Cell label = lines.get(line).at(hit.cell().column());
            if (label == null || !Folded.text(label.text()).equals(mark)) {
                break;
            }
            ReturnedLine.Cell part = lines.get(line).at(answer.column());
            if (part != null) {
                more.append(part.text());
                claim(part);
            }
        }
        return more.toString();
    }

    /** On the printed form the postal code stands before the address, in one field. */
    private void splitPostal(FormField code, FormField address) {
        boolean pair = code instanceof FormField.Text text && text.format() == TextFormat.POSTAL && label(code).startsWith(label(address));
        Found whole = found.get(address);
        if (!pair || whole == null || whole.doubt() != null || found.containsKey(code)) {
            return;
        }
        if (whole.values().isEmpty()) {
            found.put(code, whole);
            return;
        }
        String text = whole.values().get(0);
        Matcher matcher = POSTAL.matcher(text);
        if (matcher.find()) {
            String typed = matcher.group(1);
            found.put(code, Found.clear(whole.place(), typed == null ? List.of() : List.of(typed)));
            String rest = text.substring(matcher.end());
            found.put(address, Found.clear(whole.place(), rest.isEmpty() ? List.of() : List.of(rest)));
        }
    }

    private void restOfSection(FormField field, List<Integer> own) {
        List<String> blocks = new ArrayList<>();
        String place = "";
        boolean paragraph = false;
        for (int line : own) {
            for (ReturnedLine.Cell cell : lines.get(line).cells()) {
                String text = words.typed(leftOf(cell));
                boolean goesOn = lines.get(line).isParagraph() && paragraph;
                paragraph = lines.get(line).isParagraph() && !TextRules.isBlank(leftOf(cell));
                if (TextRules.isBlank(text) || words.isPrinted(text)) {
                    place = place.isEmpty() && cell.isBlank() ? cell.place() : place;
                    continue;
                }
                place = blocks.isEmpty() ? cell.place() : place;
                claim(cell);
                if (goesOn && !blocks.isEmpty()) {
                    blocks.set(blocks.size() - 1, blocks.get(blocks.size() - 1) + "\n" + text);
                } else {
                    blocks.add(text);
                }
            }
        }
        if (blocks.size() <= 1) {
            found.put(field, Found.clear(place, blocks));
            return;
        }
        String all = String.join("\n", blocks);
        found.put(field, new Found(place, List.of(), "forms.doubt.several", all, List.of(List.of(all), List.of(blocks.get(0)))));
    }

    // --- choices

    private void choice(FormField.Choice choice, List<FormField> fields, List<Integer> own) {
        Set<String> seen = new HashSet<>();
        Set<String> marked = new LinkedHashSet<>();
        Set<String> unclear = new LinkedHashSet<>();
        Set<ReturnedLine.Cell> offered = Collections.newSetFromMap(new IdentityHashMap<>());
        String place = "";
        for (int line : own) {
            List<ReturnedLine.Cell> cells = lines.get(line).cells();
            for (int i = 0; i < cells.size(); i++) {
                ReturnedLine.Cell cell = cells.get(i);
                OptionMarks.Found here = OptionMarks.in(choice, leftOf(cell), seen);
                boolean list = choice.several() || here.seen().size() > 1;
                if (here.seen().isEmpty() || !list) {
                    continue;
                }
                place = place.isEmpty() ? cell.place() : place;
                offered.add(cell);
                seen.addAll(here.seen());
                marked.addAll(here.marked());
                unclear.addAll(here.unclear());
                left.put(cell, here.rest());
                if (here.seen().size() == 1 && here.marked().isEmpty()) {
                    String mark = neighbour(cells, i, fields);
                    if (OptionMarks.isTick(mark)) {
                        marked.addAll(here.seen());
                    } else if (!TextRules.isBlank(mark)) {
                        unclear.addAll(here.seen());
                    }
                }
            }
        }
        if (choice.several()) {
            checked(choice, place, seen, marked, unclear);
        } else {
            chosen(choice, beside(choice, fields, own, offered), place, seen, marked, unclear);
        }
    }

    /** The mark in the cell before a choice, or behind it. */
    private String neighbour(List<ReturnedLine.Cell> cells, int index, List<FormField> fields) {
        for (int other : new int[] {index - 1, index + 1}) {
            if (other >= 0 && other < cells.size() && !TextRules.isBlank(leftOf(cells.get(other)))) {
                ReturnedLine.Cell cell = cells.get(other);
                String text = leftOf(cell).strip();
                if (labelled(cell, fields) == null && Folded.text(text).length() <= 4 && !words.isPrinted(text)) {
                    claim(cell);
                    return text;
                }
            }
        }
        return "";
    }

    private void checked(FormField.Choice choice, String place, Set<String> seen, Set<String> marked, Set<String> unclear) {
        if (seen.isEmpty()) {
            return;
        }
        List<String> values = ordered(choice, marked);
        if (unclear.isEmpty()) {
            found.put(choice, Found.clear(place, values));
            return;
        }
        Set<String> both = new LinkedHashSet<>(marked);
        both.addAll(unclear);
        found.put(choice, new Found(place, List.of(), "forms.doubt.mark",
                String.join("\n", ordered(choice, unclear).stream().map(choice::labelOf).toList()), List.of(ordered(choice, both), values)));
    }

    private void chosen(FormField.Choice choice, Found written, String place, Set<String> seen, Set<String> marked, Set<String> unclear) {
        Set<String> values = new LinkedHashSet<>(marked);
        values.addAll(unclear);
        boolean clear = written == null || written.doubt() == null;
        if (clear && written != null && !written.values().isEmpty()) {
            Optional<FormField.Option> option = ChoiceWords.meant(choice, written.values().get(0));
            if (option.isEmpty() && values.isEmpty()) {
                found.put(choice, written);
                return;
            }
            option.ifPresent(meant -> values.add(meant.value()));
        }
        if (!clear) {
            found.put(choice, written);
        } else if (values.size() > 1) {
            List<String> each = ordered(choice, values);
            found.put(choice, new Found(place, List.of(), "forms.doubt.twoMarks", String.join("\n", each.stream().map(choice::labelOf).toList()),
                    each.stream().map(List::of).toList()));
        } else if (written != null || !seen.isEmpty()) {
            found.put(choice, Found.clear(written == null ? place : written.place(), List.copyOf(values)));
        }
    }

    private static List<String> ordered(FormField.Choice choice, Set<String> values) {
        return choice.options().stream().map(FormField.Option::value).filter(values::contains).toList();
    }

    // --- tables

    private void table(FormField.Table table) {
        FormSection section = form.sectionOf(table.path()).orElseThrow();
        List<Integer> places = new ArrayList<>(IntStream.range(0, lines.size()).filter(line -> sectionOf[line] == section).boxed().toList());
        String label = label(table);
        IntStream.range(0, lines.size()).filter(line -> sectionOf[line] == null)
                .filter(line -> !label.isEmpty() && Folded.text(lines.get(line).title()).contains(label)).forEach(places::add);
        IntStream.range(0, lines.size()).filter(line -> sectionOf[line] == null && !places.contains(line)).forEach(places::add);
        List<Row> filled = null;
        Set<Integer> blocks = new HashSet<>();
        for (int at : places) {
            Map<String, Integer> columns = columns(table, lines.get(at));
            boolean heads = columns.size() >= Math.max(1, Math.ceil(table.columns().size() * HEADINGS_NEEDED))
                    && lines.get(at).cells().stream().anyMatch(cell -> !leftOf(cell).isEmpty());
            if (!heads || filled != null && !blocks.contains(lines.get(at).block()) && sectionOf[at] == null) {
                continue;
            }
            filled = filled == null ? new ArrayList<>() : filled;
            blocks.add(lines.get(at).block());
            body(table, at, columns, filled);
        }
        if (filled != null) {
            rows.put(table, filled);
        }
    }

    private Map<String, Integer> columns(FormField.Table table, ReturnedLine line) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (FormField column : table.columns()) {
            line.cells().stream().filter(cell -> !columns.containsValue(cell.column()) && Folded.label(cell.text()).equals(label(column)))
                    .findFirst().ifPresent(cell -> columns.put(column.path(), cell.column()));
        }
        return columns;
    }

    private void body(FormField.Table table, int heading, Map<String, Integer> columns, List<Row> filled) {
        lines.get(heading).cells().forEach(this::claim);
        Map<String, String> above = new HashMap<>();
        for (int at = heading + 1; at < lines.size() && lines.get(at).block() == lines.get(heading).block()
                && sectionOf[at] == sectionOf[heading]; at++) {
            ReturnedLine line = lines.get(at);
            if (columns(table, line).size() == columns.size() && columns.size() > 1) {
                return;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            Map<String, String> places = new LinkedHashMap<>();
            columns.forEach((column, index) -> {
                ReturnedLine.Cell cell = line.at(index);
                String text = cell == null ? "" : cell.merged() ? above.getOrDefault(column, "") : cell.text();
                cells.put(column, text);
                places.put(column, cell == null ? "" : cell.place());
                above.put(column, text);
                if (cell != null) {
                    claim(cell);
                }
            });
            line.cells().stream().filter(cell -> !columns.containsValue(cell.column()) && cell.text().strip().matches("[0-9\uFF10-\uFF19]{1,4}[.\uFF0E]?"))
                    .forEach(this::claim);
            if (!cells.values().stream().allMatch(TextRules::isBlank)) {
                filled.add(new Row(cells, places));
            }
        }
    }
}
