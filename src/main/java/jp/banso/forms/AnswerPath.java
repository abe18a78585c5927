package jp.banso.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Paths such as {@code representative.name} and {@code members[3].affiliation}, as form-js nests its data. */
final class AnswerPath {

    private static final Pattern WELL_FORMED = Pattern.compile(
            "[A-Za-z][A-Za-z0-9_]*(\\[[0-9]{1,4}])?(\\.[A-Za-z][A-Za-z0-9_]*(\\[[0-9]{1,4}])?)*");

    private AnswerPath() {
    }

    /** Steps of a path: a String is a key, an Integer a row. */
    static List<Object> steps(String path) {
        if (path.length() > 200 || !WELL_FORMED.matcher(path).matches()) {
            throw new IllegalArgumentException("not a path of an answer: " + path);
        }
        List<Object> steps = new ArrayList<>();
        for (String part : path.split("\\.")) {
            int bracket = part.indexOf('[');
            if (bracket < 0) {
                steps.add(part);
            } else {
                steps.add(part.substring(0, bracket));
                steps.add(Integer.valueOf(part.substring(bracket + 1, part.length() - 1)));
            }
        }
        return steps;
    }

    /** The path without its row: {@code members[3].affiliation} → {@code members}. */
    static String table(String path) {
        int bracket = path.indexOf('[');
        return bracket < 0 ? path : path.substring(0, bracket);
    }

    /** The id of the control in a page, so that a list of findings can link to it. */
    static String anchor(String path) {
        return "a-" + path.replace("].", "-").replaceAll("[.\\[\\]]", "-").replaceAll("-+$", "");
    }
}
