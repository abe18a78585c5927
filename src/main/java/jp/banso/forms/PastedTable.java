package jp.banso.forms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A block of cells as a spreadsheet puts it on the clipboard (tabs between cells, quotes around a cell with line
 * breaks), and what of it goes into which column of a table.
 *
 * @param headings  the words of the heading row by column, empty when the block has none
 * @param rows      the cells below the headings; every row is as wide as the widest
 * @param targets   by column of the block the path of the table's column, empty for a column that is not taken
 * @param numbered  the columns that hold nothing but the No.
 */
public record PastedTable(List<String> headings, List<List<String>> rows, List<String> targets, Set<Integer> numbered) {

    private static final int LONGEST = 400_000;

    public PastedTable {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        targets = List.copyOf(targets);
        numbered = Set.copyOf(numbered);
    }

    public int width() {
        return targets.size();
    }

    /** True when the text is more than any table of people. */
    public static boolean isTooLong(String text) {
        return text.length() > LONGEST;
    }

    /**
     * Reads a block and proposes where its columns go: by their headings, else in the order of the table's columns.
     *
     * @param numberWords what the column of the No. is called, besides counting from one
     */
    public static PastedTable read(FormField.Table table, String text, Collection<String> numberWords) {
        List<List<String>> cells = square(cells(text).stream().filter(row -> row.stream().anyMatch(cell -> !TextRules.isBlank(cell))).toList());
        if (cells.isEmpty()) {
            return new PastedTable(List.of(), List.of(), List.of(), Set.of());
        }
        Set<String> numbers = new HashSet<>();
        numberWords.forEach(word -> numbers.add(folded(word)));
        List<String> first = cells.get(0);
        List<String> named = byHeading(table, first);
        boolean headed = named.stream().anyMatch(path -> !path.isEmpty());
        List<List<String>> rows = headed ? cells.subList(1, cells.size()) : cells;
        Set<Integer> numbered = new HashSet<>();
        for (int column = 0; column < first.size(); column++) {
            boolean called = headed && numbers.contains(folded(first.get(column)));
            if (called || !headed && column == 0 && first.size() > 1 && counts(rows)) {
                numbered.add(column);
            }
        }
        return new PastedTable(headed ? first.stream().map(String::strip).toList() : List.of(), rows,
                headed ? named : inOrder(table, first.size(), numbered), numbered);
    }

    /** The same with other targets; what names no column of the table, or one that is taken already, is left out. */
    public PastedTable with(FormField.Table table, List<String> chosen) {
        Set<String> known = new HashSet<>();
        table.columns().forEach(column -> known.add(column.path()));
        Set<String> taken = new HashSet<>();
        List<String> next = IntStream.range(0, width())
                .mapToObj(column -> column < chosen.size() && chosen.get(column) != null && known.contains(chosen.get(column))
                        && taken.add(chosen.get(column)) ? chosen.get(column) : "")
                .toList();
        return new PastedTable(headings, rows, next, numbered);
    }

    /** The rows of the table by the paths of its columns; a row of which nothing is taken is none. */
    public List<Map<String, String>> taken(FormField.Table table) {
        List<Map<String, String>> taken = new ArrayList<>();
        for (List<String> row : rows) {
            Map<String, String> cells = new TreeMap<>();
            for (int column = 0; column < width(); column++) {
                String path = targets.get(column);
                String cell = row.get(column).strip();
                if (!path.isEmpty() && !cell.isEmpty()) {
                    cells.put(path, value(table, path, cell));
                }
            }
            if (!cells.isEmpty()) {
                taken.add(cells);
            }
        }
        return taken;
    }

    /** The columns in which something is written that is not taken, from 1. */
    public List<Integer> leftOut() {
        return IntStream.range(0, width())
                .filter(column -> targets.get(column).isEmpty() && !numbered.contains(column))
                .filter(column -> rows.stream().anyMatch(row -> !TextRules.isBlank(row.get(column))))
                .mapToObj(column -> column + 1)
                .toList();
    }

    /** A choice is pasted by its words and kept by its value; what is no option is said when it is saved. */
    private static String value(FormField.Table table, String path, String cell) {
        for (FormField column : table.columns()) {
            if (column.path().equals(path) && column instanceof FormField.Choice choice) {
                return choice.options().stream().filter(option -> folded(option.label()).equals(folded(cell)))
                        .map(FormField.Option::value).findFirst().orElse(cell);
            }
        }
        return cell;
    }

    private static List<String> byHeading(FormField.Table table, List<String> first) {
        List<String> named = new ArrayList<>();
        for (String heading : first) {
            String word = folded(heading);
            List<String> exact = table.columns().stream().filter(column -> folded(column.label()).equals(word)).map(FormField::path).toList();
            List<String> alike = word.isEmpty() ? List.of()
                    : table.columns().stream().filter(column -> word.contains(folded(column.label()))).map(FormField::path).toList();
            String path = !exact.isEmpty() ? exact.get(0) : alike.size() == 1 && word.length() <= folded(label(table, alike.get(0))).length() + 2
                    ? alike.get(0) : "";
            named.add(named.contains(path) ? "" : path);
        }
        long exact = first.stream().filter(heading -> table.columns().stream().anyMatch(column -> folded(column.label()).equals(folded(heading)))).count();
        long found = named.stream().filter(path -> !path.isEmpty()).count();
        // one cell that happens to read like a heading makes no heading of a row of people
        return exact > 0 && found >= Math.min(2, first.size()) ? named : first.stream().map(cell -> "").toList();
    }

    private static String label(FormField.Table table, String path) {
        return table.columns().stream().filter(column -> column.path().equals(path)).map(FormField::label).findFirst().orElse("");
    }

    private static List<String> inOrder(FormField.Table table, int width, Set<Integer> numbered) {
        List<String> targets = new ArrayList<>();
        int next = 0;
        for (int column = 0; column < width; column++) {
            targets.add(numbered.contains(column) || next >= table.columns().size() ? "" : table.columns().get(next++).path());
        }
        return targets;
    }

    /** Whether the first column counts up from somewhere, 1. 2. 3. or １ ２ ３. */
    private static boolean counts(List<List<String>> rows) {
        int before = -1;
        for (List<String> row : rows) {
            String number = folded(row.get(0)).replaceAll("[.)]$", "");
            if (!number.matches("[0-9]{1,4}") || before >= 0 && Integer.parseInt(number) != before + 1) {
                return false;
            }
            before = Integer.parseInt(number);
        }
        return before >= 0;
    }

    private static List<List<String>> square(List<List<String>> cells) {
        int width = cells.stream().mapToInt(List::size).max().orElse(0);
        return cells.stream().map(row -> IntStream.range(0, width).mapToObj(at -> at < row.size() ? row.get(at) : "").toList()).toList();
    }

    /** Cells of a clipboard text; a quote opens a cell only where its closing one ends it. */
    static List<List<String>> cells(String text) {
        String block = text.replace("\r\n", "\n").replace('\r', '\n');
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at <= block.length()) {
            int quoted = quotedEnd(block, at);
            int end = quoted >= 0 ? quoted : end(block, at);
            row.add(quoted >= 0 ? block.substring(at + 1, quoted - 1).replace("\"\"", "\"") : block.substring(at, end));
            if (end >= block.length() || block.charAt(end) == '\n') {
                rows.add(row);
                row = new ArrayList<>();
            }
            at = end + 1;
        }
        return rows;
    }

    private static int end(String block, int from) {
        int at = from;
        while (at < block.length() && block.charAt(at) != '\t' && block.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    /** Where a quoted cell ends, behind its closing quote; -1 when the cell at {@code from} is none. */
    private static int quotedEnd(String block, int from) {
        if (from >= block.length() || block.charAt(from) != '"') {
            return -1;
        }
        int at = from + 1;
        while (at < block.length()) {
            if (block.charAt(at) != '"') {
                at++;
            } else if (at + 1 < block.length() && block.charAt(at + 1) == '"') {
                at += 2;
            } else {
                boolean closes = at + 1 == block.length() || block.charAt(at + 1) == '\t' || block.charAt(at + 1) == '\n';
                return closes ? at + 1 : -1;
            }
        }
        return -1;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}]", "").toLowerCase(Locale.ROOT);
    }
}
