package jp.banso.platform.documents;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Pages of a PDF, a scan or a FAX as pictures that we have drawn ourselves: who copies it sees it beside the fields, and
 * nobody's content runs in the browser.
 */
@Component
public class FilePictures {

  /** Pages after these are only in the file. */
  public static final int MOST_PAGES = 30;

  private static final int WIDTH = 1200;
  private static final long MOST_PIXELS = 60_000_000L;
  private static final int LARGEST = 50 * 1024 * 1024;
  private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

  private final Documents documents;
  /** Drawing takes memory: not more than two at a time. */
  private final Semaphore drawing = new Semaphore(2);

  FilePictures(Documents documents) {
    this.documents = documents;
  }

  /** How many pages can be shown; 0 if the file is nothing that can be drawn. */
  public int pages(DocumentId id) {
    return documents.shownPages(id).orElseGet(() -> counted(id));
  }

  private int counted(DocumentId id) {
    int pages = drawn(id, content -> Optional.of(count(content))).orElse(0);
    documents.noteShownPages(id, pages);
    return pages;
  }

  /** A page as PNG, counted from 1; empty if there is none or it cannot be drawn. */
  public Optional<byte[]> page(DocumentId id, int number) {
    return number < 1 || number > MOST_PAGES ? Optional.empty() : drawn(id, content -> draw(content, number - 1));
  }

  @FunctionalInterface
  private interface Drawing<T> {
    Optional<T> of(byte[] content) throws IOException;
  }

  private <T> Optional<T> drawn(DocumentId id, Drawing<T> work) {
    drawing.acquireUninterruptibly();
    try (InputStream in = documents.open(id)) {
      return work.of(in.readNBytes(LARGEST));
    } catch (DataAccessException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // a damaged file is answered with whatever exception its place brings about
      return Optional.empty();
    } finally {
      drawing.release();
    }
  }

  static int count(byte[] content) throws IOException {
    if (isPdf(content)) {
      try (PDDocument document = Loader.loadPDF(content)) {
        return Math.min(MOST_PAGES, document.getNumberOfPages());
      }
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return 0;
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      return Math.min(MOST_PAGES, reader.getNumImages(true));
    }
  }

  static Optional<byte[]> draw(byte[] content, int index) throws IOException {
    BufferedImage picture = isPdf(content) ? ofPdf(content, index) : ofImage(content, index);
    if (picture == null) {
      return Optional.empty();
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    return Optional.of(png.toByteArray());
  }

  private static BufferedImage ofPdf(byte[] content, int index) throws IOException {
    try (PDDocument document = Loader.loadPDF(content)) {
      if (index >= document.getNumberOfPages()) {
        return null;
      }
      PDRectangle box = document.getPage(index).getCropBox();
      float scale = WIDTH / Math.max(1, Math.min(box.getWidth(), box.getHeight()));
      boolean drawable = box.getWidth() * scale * (box.getHeight() * scale) < MOST_PIXELS;
      return drawable ? new PDFRenderer(document).renderImage(index, scale, ImageType.GRAY) : null;
    }
  }

  private static BufferedImage ofImage(byte[] content, int index) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      int width = reader.getWidth(index);
      int height = reader.getHeight(index);
      if ((long) width * height > MOST_PIXELS) {
        return null;
      }
      ImageReadParam coarse = reader.getDefaultReadParam();
      int step = Math.max(1, width / WIDTH);
      coarse.setSourceSubsampling(step, step, 0, 0);
      return onWhite(reader.read(index, coarse));
    }
  }

  private static BufferedImage onWhite(BufferedImage read) {
    BufferedImage picture = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(read, 0, 0, Color.WHITE, null);
    pen.dispose();
    return picture;
  }

  private static boolean isPdf(byte[] content) {
    if (content.length < PDF.length) {
      return false;
    }
    for (int i = 0; i < PDF.length; i++) {
      if (content[i] != PDF[i]) {
        return false;
      }
    }
    return true;
  }
}
