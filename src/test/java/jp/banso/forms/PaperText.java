package jp.banso.forms;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader would copy from a paper. */
final class PaperText {

    private PaperText() {
    }

    /** All pages one behind the other, without blanks, the numbers of pages and the heads that a table repeats on each. */
    static String of(PDDocument paper) throws IOException {
        StringBuilder text = new StringBuilder();
        PDFTextStripper stripper = new PDFTextStripper();
        for (int page = 1; page <= paper.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            String one = stripper.getText(paper).strip().replaceFirst("^\\d+ / \\d+\\s*", "");
            text.append(page == 1 ? one : one.replaceFirst("^No\\..*\\R", ""));
        }
        return text.codePoints().filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
