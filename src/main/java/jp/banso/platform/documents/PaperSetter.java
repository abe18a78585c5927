package jp.banso.platform.documents;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntFunction;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Sets a page in well-formed XHTML on paper: a PDF whose text can be searched, copied and read aloud. The page
 * names its font {@code paper}.
 */
public final class PaperSetter {

  private static final String FAMILY = "paper";
  private static final float MARK_SIZE = 8;
  private static final float MARK_FROM_TOP = 30;
  private static final float MARK_FROM_RIGHT = 45;
  private static final int THOUSAND = 1000;

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private PaperSetter() {}

  public static void set(String page, OutputStream target) throws IOException {
    PaperFont font = PaperFont.load();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    // readable by a screen reader; and with every font our own, none is looked for on the machine
    builder.usePdfUaAccessibility(true);
    builder.useFont(() -> new ByteArrayInputStream(font.file()), FAMILY);
    builder.useUriResolver((base, address) -> null);
    builder.withHtmlContent(font.printable(page), null);
    builder.toStream(target);
    builder.run();
  }

  /** Binds papers in their order into one. */
  public static void bind(List<byte[]> papers, OutputStream target) throws IOException {
    bind(papers, null, target);
  }

  /**
   * Binds papers in their order into one, with a line in the upper margin of every page.
   *
   * @param mark of the number of a page and that of all pages; the line as it stands there
   */
  public static void bind(List<byte[]> papers, Mark mark, OutputStream target) throws IOException {
    try (PDDocument bound = Loader.loadPDF(papers.get(0))) {
      PDFMergerUtility merger = new PDFMergerUtility();
      for (byte[] paper : papers.subList(1, papers.size())) {
        try (PDDocument next = Loader.loadPDF(paper)) {
          merger.appendDocument(bound, next);
        }
      }
      if (mark != null) {
        stamp(bound, page -> mark.on(page, bound.getNumberOfPages()));
      }
      bound.save(target);
    }
  }

  /** What stands in the upper margin of a page. */
  @FunctionalInterface
  public interface Mark {

    String on(int page, int pages);
  }

  private static void stamp(PDDocument bound, IntFunction<String> lines) throws IOException {
    PaperFont own = PaperFont.load();
    PDFont font = PDType0Font.load(bound, new ByteArrayInputStream(own.file()), true);
    int number = 0;
    for (PDPage page : bound.getPages()) {
      number++;
      String line = own.printable(lines.apply(number));
      PDRectangle size = page.getMediaBox();
      float width = font.getStringWidth(line) / THOUSAND * MARK_SIZE;
      try (PDPageContentStream content =
          new PDPageContentStream(bound, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
        // no part of the text that is read aloud
        content.beginMarkedContent(COSName.ARTIFACT);
        content.beginText();
        content.setFont(font, MARK_SIZE);
        content.newLineAtOffset(
            Math.max(0, size.getWidth() - MARK_FROM_RIGHT - width), size.getHeight() - MARK_FROM_TOP);
        content.showText(line);
        content.endText();
        content.endMarkedContent();
      }
    }
  }
}
