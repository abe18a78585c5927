package jp.banso.platform.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;

/**
 * The font of papers.
 *
 * @param file       as TrueType
 * @param characters those it draws
 */
record PaperFont(byte[] file, BitSet characters) {

    private static final String FONT = "/fonts/NotoSansJP-Regular.ttf";
    /** The printers' mark (geta) for a sign they have no type for. */
    private static final int NO_TYPE = 0x3013;

    /** Five megabytes once, not for each paper. */
    private static final class Loaded {
        static final PaperFont FONT_OF_PAPERS = read();

        private static PaperFont read() {
            try (InputStream font = PaperFont.class.getResourceAsStream(FONT)) {
                return UnsharedGlyphs.of(font.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static PaperFont load() {
        return Loaded.FONT_OF_PAPERS;
    }

    /** The text with what the font can draw; a sign that it lacks must be seen to be missing. */
    String printable(String text) {
        return text.codePoints().map(c -> c < ' ' || characters.get(c) ? c : NO_TYPE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
