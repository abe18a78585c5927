package jp.banso.forms;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;

/**
 * A text as printed words are compared: without blanks, of one width, with one dash. Each of its signs remembers where it
 * stood, so that what was typed can be taken from the text as it was.
 */
final class Folded {

    /** Whatever stands before a heading or a choice as an ornament. */
    private static final Set<Integer> ORNAMENTS = Set.of(0x25A0, 0x25FC, 0x25FE, 0x25C6, 0x25A1, 0x30FB, 0xFF65, 0x2022, 0x00B7);

    private final String raw;
    private final String text;
    private final int[] places;

    private Folded(String raw, String text, int[] places) {
        this.raw = raw;
        this.text = text;
        this.places = places;
    }

    static Folded of(String raw) {
        StringBuilder text = new StringBuilder();
        int[] places = new int[raw.length() + 16];
        int length = 0;
        for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
            int sign = raw.codePointAt(i);
            if (Character.isWhitespace(sign) || Character.isSpaceChar(sign)) {
                continue;
            }
            String plain = isDash(sign) ? "-" : Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD);
            for (int k = 0; k < plain.length(); k++) {
                if (!Character.isWhitespace(plain.charAt(k))) {
                    if (length == places.length) {
                        places = Arrays.copyOf(places, length * 2);
                    }
                    places[length++] = i;
                    text.append(plain.charAt(k));
                }
            }
        }
        return new Folded(raw, text.toString(), Arrays.copyOf(places, length));
    }

    static String text(String raw) {
        return of(raw).text;
    }

    /** Without ornaments and without a colon at the end. */
    static String label(String raw) {
        String text = withoutOrnaments(of(raw).text);
        return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }

    static String withoutOrnaments(String folded) {
        int start = 0;
        while (start < folded.length() && ORNAMENTS.contains((int) folded.charAt(start))) {
            start++;
        }
        return folded.substring(start);
    }

    static boolean isOrnament(int sign) {
        return ORNAMENTS.contains(sign);
    }

    private static boolean isDash(int sign) {
        return sign >= 0x2010 && sign <= 0x2015 || sign == 0x2212 || sign == 0xFF0D || sign == 0x2500;
    }

    String text() {
        return text;
    }

    /** The sign of the text as it was that the folded one at the index came from. */
    int signAt(int index) {
        return raw.codePointAt(places[index]);
    }

    /** The text as it was, from the folded sign at the index on. */
    String from(int index) {
        return index >= places.length ? "" : raw.substring(places[index]);
    }

    /** The text as it was, behind the folded sign at the index. */
    String behind(int index) {
        return index < 0 ? raw : raw.substring(places[index] + Character.charCount(raw.codePointAt(places[index])));
    }
}
