package jp.banso.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The choices of a list as they stand in a text, and what people put before them to choose. */
final class OptionMarks {

    /** Circles of every size, check marks, the katakana that looks like one, and a box that was filled. */
    private static final Set<Integer> TICKS = Set.of(0x25CB, 0x3007, 0x25EF, 0x25CF, 0x25CE, 0x2B55, 0x2713, 0x2714, 0x2611, 0x2612, 0x221A,
            0x30EC, 0x25A0);
    private static final String BRACKETS = "()[]\u25A1\u2610";

    /**
     * The choices in a text.
     *
     * @param seen    values of those that stand in it
     * @param marked  values of those that have a mark before them
     * @param unclear values of those that have a mark only behind them
     * @param rest    the other paragraphs of the text
     */
    record Found(Set<String> seen, List<String> marked, List<String> unclear, String rest) {
    }

    private OptionMarks() {
    }

    /** Whether a text is a mark and nothing else. */
    static boolean isTick(String text) {
        String folded = Folded.text(text);
        return folded.equals("1") || folded.codePointCount(0, folded.length()) == 1 && TICKS.contains(folded.codePointAt(0));
    }

    /** @param already values of choices that stood in an earlier text: a second time they are prose */
    static Found in(FormField.Choice choice, String text, Set<String> already) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> marked = new ArrayList<>();
        List<String> unclear = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Folded folded = Folded.of(line);
            Map<Integer, FormField.Option> places = places(choice, folded.text());
            places.values().removeIf(option -> already.contains(option.value()) || seen.contains(option.value()));
            if (places.isEmpty() || !isChoices(folded.text(), places)) {
                rest.add(line);
                continue;
            }
            boolean any = false;
            int end = 0;
            for (Map.Entry<Integer, FormField.Option> place : places.entrySet()) {
                FormField.Option option = place.getValue();
                seen.add(option.value());
                if (isMarked(folded, place.getKey(), end, option)) {
                    marked.add(option.value());
                    any = true;
                }
                end = place.getKey() + label(option).length();
            }
            String behind = folded.text().substring(end);
            if (!any && !behind.isEmpty() && behind.codePoints().anyMatch(TICKS::contains)) {
                unclear.add(((TreeMap<Integer, FormField.Option>) places).lastEntry().getValue().value());
            }
        }
        return new Found(seen, marked, unclear, String.join("\n", rest));
    }

    private static Map<Integer, FormField.Option> places(FormField.Choice choice, String folded) {
        TreeMap<Integer, FormField.Option> places = new TreeMap<>();
        boolean[] taken = new boolean[folded.length()];
        for (FormField.Option option : choice.options().stream().sorted(Comparator.comparing((FormField.Option one) -> label(one).length()).reversed()).toList()) {
            String label = label(option);
            int at = label.isEmpty() ? -1 : folded.indexOf(label);
            while (at >= 0 && taken[at]) {
                at = folded.indexOf(label, at + 1);
            }
            if (at >= 0) {
                places.put(at, option);
                for (int i = at; i < at + label.length(); i++) {
                    taken[i] = true;
                }
            }
        }
        return places;
    }

    /** A line of choices says nothing else, or begins as a choice does. */
    private static boolean isChoices(String folded, Map<Integer, FormField.Option> places) {
        StringBuilder left = new StringBuilder();
        int end = 0;
        boolean first = true;
        for (Map.Entry<Integer, FormField.Option> place : places.entrySet()) {
            String before = folded.substring(end, place.getKey());
            left.append(before);
            if (first && !before.isEmpty() && isOrnament(before)) {
                return true;
            }
            first = false;
            end = place.getKey() + label(place.getValue()).length();
        }
        return isOrnament(left + folded.substring(end));
    }

    private static boolean isOrnament(String text) {
        return text.codePoints().allMatch(sign -> TICKS.contains(sign) || Folded.isOrnament(sign) || BRACKETS.indexOf(sign) >= 0);
    }

    private static boolean isMarked(Folded line, int at, int end, FormField.Option option) {
        int before = at - 1;
        while (before >= end && !TICKS.contains((int) line.text().charAt(before))
                && (Folded.isOrnament(line.text().charAt(before)) || BRACKETS.indexOf(line.text().charAt(before)) >= 0)) {
            before--;
        }
        return before >= end && TICKS.contains((int) line.text().charAt(before)) || isCircledNumber(line, at, option);
    }

    /** Who circles the printed number of a choice turns it into another sign. */
    private static boolean isCircledNumber(Folded line, int at, FormField.Option option) {
        int sign = line.signAt(at);
        return sign >= 0x2460 && sign <= 0x2473 && !option.label().isEmpty() && option.label().strip().codePointAt(0) != sign;
    }

    private static String label(FormField.Option option) {
        return Folded.withoutOrnaments(Folded.text(option.label()));
    }
}
