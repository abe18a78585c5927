package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A file to save: the browser itself never shows it, so nobody's content runs under our address. */
public final class FileDownload {

  private FileDownload() {}

  /** Where the bytes of a file go whose type is only its sender's word. */
  public static OutputStream to(HttpServletResponse response, String fileName) throws IOException {
    return to(response, fileName, MediaType.APPLICATION_OCTET_STREAM_VALUE);
  }

  /** Where they go if their number is known, so that the browser can show how far it has come. */
  public static OutputStream to(HttpServletResponse response, String fileName, long size)
      throws IOException {
    response.setContentLengthLong(size);
    return to(response, fileName);
  }

  /** Where the bytes go. */
  public static OutputStream to(HttpServletResponse response, String fileName, String contentType)
      throws IOException {
    response.setContentType(contentType);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(fileName, StandardCharsets.UTF_8)
            .build()
            .toString());
    return response.getOutputStream();
  }
}
