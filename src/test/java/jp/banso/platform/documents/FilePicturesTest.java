package jp.banso.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("届いたファイルのページを絵にする")
class FilePicturesTest {

  private static byte[] pdf(int pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage());
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  private static byte[] scan(String format, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  @Test
  @DisplayName("PDFはページごとに、スキャンは画面に収まる大きさで描く")
  void drawsPages() throws IOException {
    assertThat(FilePictures.count(pdf(3))).isEqualTo(3);
    assertThat(FilePictures.count(pdf(40))).isEqualTo(FilePictures.MOST_PAGES);
    byte[] page = FilePictures.draw(pdf(2), 1).orElseThrow();
    assertThat(ImageIO.read(new ByteArrayInputStream(page)).getWidth()).isEqualTo(1200);
    assertThat(FilePictures.draw(pdf(2), 2)).isEmpty();
    for (String format : new String[] {"png", "jpg", "tif"}) {
      assertThat(FilePictures.count(scan(format, 10, 10))).as(format).isEqualTo(1);
    }
    byte[] large = FilePictures.draw(scan("tif", 3600, 2400), 0).orElseThrow();
    assertThat(ImageIO.read(new ByteArrayInputStream(large)).getWidth()).isEqualTo(1200);
  }

  @Test
  @DisplayName("絵にならないファイルは描かない")
  void drawsNothingElse() throws IOException {
    byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
    assertThat(FilePictures.count(text)).isZero();
    assertThat(FilePictures.draw(text, 0)).isEmpty();
    assertThatThrownBy(() -> FilePictures.count("%PDF-damaged".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(IOException.class);
  }
}
