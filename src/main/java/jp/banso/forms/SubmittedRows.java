package jp.banso.forms;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one table as the page sent them, after the button that adds or removes one. */
record SubmittedRows(boolean wasShown, boolean edited, boolean tooMany, int shown, List<Map<String, String>> filled) {

    static SubmittedRows of(FormField.Table table, Map<String, String[]> parameters) {
        String start = AnswerBinder.PREFIX + table.path() + "[";
        TreeMap<Integer, Map<String, String>> rows = new TreeMap<>();
        boolean tooMany = false;
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            int end = name.indexOf("].", start.length());
            if (!name.startsWith(start) || end < 0 || parameter.getValue().length == 0 || parameter.getValue()[0] == null) {
                continue;
            }
            String index = name.substring(start.length(), end);
            if (!index.matches("[0-9]{1,9}")) {
                continue;
            }
            if (Integer.parseInt(index) >= table.maxRows()) {
                tooMany |= !TextRules.isBlank(parameter.getValue()[0]);
            } else {
                rows.computeIfAbsent(Integer.valueOf(index), row -> new TreeMap<>())
                        .put(name.substring(end + 2), parameter.getValue()[0]);
            }
        }
        boolean wasShown = !rows.isEmpty() || parameters.containsKey(AnswerBinder.SHOWN + table.path());
        int shown = rows.isEmpty() ? 0 : rows.lastKey() + 1;
        boolean added = pressed(parameters, "addRow", table.path());
        Integer removed = rows.keySet().stream().filter(index -> pressed(parameters, "removeRow", table.rowPath(index))).findFirst().orElse(null);
        if (removed != null) {
            rows.remove(removed);
            shown--;
        }
        if (added) {
            shown = Math.min(table.maxRows(), Math.max(shown, table.printedRows()) + 1);
        }
        List<Map<String, String>> filled = rows.values().stream()
                .filter(row -> table.columns().stream().anyMatch(column -> !TextRules.isBlank(row.getOrDefault(column.path(), ""))))
                .toList();
        return new SubmittedRows(wasShown, added || removed != null, tooMany, shown, filled);
    }

    private static boolean pressed(Map<String, String[]> parameters, String button, String value) {
        String[] sent = parameters.get(button);
        return sent != null && sent.length > 0 && (AnswerBinder.PREFIX + value).equals(sent[0]);
    }
}
