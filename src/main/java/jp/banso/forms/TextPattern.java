package jp.banso.forms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The shape that a one-line answer must have, as form-js knows it: found anywhere unless {@code ^} and {@code $} stand
 * around it. Only the part of regular expressions that reads alike in Java and in a browser, and that cannot run away,
 * is let in.
 *
 * @param expression the regular expression
 * @param words      the same in words for the person who writes, because nobody reads an expression
 */
public record TextPattern(String expression, String words) {

    static final int LONGEST = 200;
    private static final int MOST_STEPS = 200_000;
    private static final int MOST_REPEATS = 1_000;
    private static final Pattern TOKEN = Pattern.compile("(?<set>\\[\\^?(?:\\\\[dDwW\\\\.\\[\\](){}*+?^$|/-]|[^\\\\\\[\\]&])+])"
            + "|(?<repeat>[*+]|\\{(?<least>[0-9]{1,4})(?:,(?<most>[0-9]{0,4}))?})|(?<maybe>\\?)"
            + "|(?<open>\\((?:\\?:)?)|(?<close>\\))"
            + "|(?<plain>\\\\[dDwW\\\\.\\[\\](){}*+?^$|/-]|[^\\\\\\[\\](){}*+?])", Pattern.DOTALL);

    /** True when the expression keeps to the part that is let in. */
    static boolean isUsable(String expression) {
        if (expression.isEmpty() || expression.length() > LONGEST || !isHarmless(expression)) {
            return false;
        }
        try {
            Pattern.compile(expression);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** No repetition of a repetition, nothing behind a quantifier that would change its kind. */
    private static boolean isHarmless(String expression) {
        Matcher token = TOKEN.matcher(expression);
        Deque<Boolean> repeats = new ArrayDeque<>();
        repeats.push(false);
        boolean repeatable = false;
        boolean closedRepeats = false;
        int end = 0;
        while (token.find() && token.start() == end) {
            end = token.end();
            boolean quantifier = token.group("repeat") != null || token.group("maybe") != null;
            if (quantifier && (!repeatable || token.group("repeat") != null && closedRepeats || isTooMuch(token))) {
                return false;
            }
            boolean inside = false;
            if (token.group("open") != null) {
                repeats.push(false);
            } else if (token.group("close") != null) {
                if (repeats.size() == 1) {
                    return false;
                }
                inside = repeats.pop();
            }
            if (token.group("repeat") != null || inside) {
                repeats.push(repeats.pop() | true);
            }
            closedRepeats = inside;
            repeatable = token.group("set") != null || token.group("close") != null || token.group("plain") != null;
        }
        return end == expression.length() && repeats.size() == 1;
    }

    private static boolean isTooMuch(Matcher token) {
        String least = token.group("least");
        String most = token.group("most");
        return least != null && Integer.parseInt(least) > MOST_REPEATS
                || most != null && !most.isEmpty() && Integer.parseInt(most) > MOST_REPEATS;
    }

    /** Whether the text has the shape; one that would take too long to tell has not. */
    public boolean accepts(String text) {
        try {
            return Pattern.compile(expression).matcher(new Counted(text, new int[] {MOST_STEPS})).find();
        } catch (TooManySteps e) {
            return false;
        }
    }

    /** Ends a search that would take too long, whatever the expression. */
    private record Counted(CharSequence text, int[] left) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
