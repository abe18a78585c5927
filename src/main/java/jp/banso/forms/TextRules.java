package jp.banso.forms;

import java.util.regex.Pattern;

/** Which characters a text may hold, and how long it is. */
final class TextRules {

    private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

    private TextRules() {
    }

    /** What the store counts: 𠮷 is one; a limit that people read is in {@link jp.banso.kernel.TextLength}. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** True when nothing in the text would be refused by the database, turn its reading order or hide in it. */
    static boolean isUsable(String text) {
        return text.codePoints().allMatch(TextRules::isUsable);
    }

    /** The text without what {@link #isUsable(String)} refuses. */
    static String withoutUnusable(String text) {
        return text.codePoints().filter(TextRules::isUsable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** Every system's line break becomes one; where only one line is asked, it becomes a space. */
    static String unifyLineBreaks(String text, boolean multiline) {
        return LINE_BREAKS.matcher(text).replaceAll(multiline ? "\n" : " ");
    }

    private static boolean isUsable(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        boolean control = Character.isISOControl(c);
        boolean loneSurrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean undecodable = c == 0xFFFD || (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        boolean invisible = c >= 0x200B && c <= 0x200F || c == 0x2060 || c == 0xFEFF || c == 0x061C;
        boolean turnsDirection = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean lineSeparator = c == 0x2028 || c == 0x2029;
        return !(control || loneSurrogate || undecodable || invisible || turnsDirection || lineSeparator);
    }
}
