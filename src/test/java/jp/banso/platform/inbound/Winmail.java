package jp.banso.platform.inbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Packs files as Outlook does in its own format (TNEF). */
public final class Winmail {

  private static final int MESSAGE = 1;
  private static final int ATTACHMENT = 2;
  private static final int CLASS = 0x00078008;
  private static final int RENDER = 0x00069002;
  private static final int TITLE = 0x00018010;
  private static final int DATA = 0x0006800f;
  private static final int PROPERTIES = 0x00069005;
  private static final int LONG_NAME = 0x3707001f;

  private Winmail() {}

  /** @param namesAndContents a name as text and its content as bytes in turn */
  public static byte[] with(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN).putInt(0x223e9f78).putShort((short) 1).array());
    attribute(file, MESSAGE, CLASS, "IPM.Microsoft Mail.Note\0".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < namesAndContents.length; i += 2) {
      String name = (String) namesAndContents[i];
      attribute(file, ATTACHMENT, RENDER, new byte[14]);
      attribute(file, ATTACHMENT, TITLE, (name + "\0").getBytes(Charset.forName("windows-31j")));
      attribute(file, ATTACHMENT, DATA, (byte[]) namesAndContents[i + 1]);
      if (!name.equals(new String(name.getBytes(Charset.forName("windows-31j")), Charset.forName("windows-31j")))) {
        attribute(file, ATTACHMENT, PROPERTIES, longName(name));
      }
    }
    return file.toByteArray();
  }

  /** A mail with it, as it lies in a mailbox. */
  public static byte[] mail(String text, byte[] packed) {
    return ("From: imu@pref.example.jp\r\nTo: jimukyoku@example.jp\r\nSubject: winmail\r\nMessage-ID: <w@pref.example.jp>\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n"
            + text + "\r\n--A\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(packed) + "\r\n--A--\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] longName(String name) {
    byte[] letters = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    int padded = letters.length + 3 & ~3;
    return ByteBuffer.allocate(16 + padded).order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(LONG_NAME).putInt(1).putInt(letters.length).put(letters)
        .array();
  }

  private static void attribute(ByteArrayOutputStream file, int level, int id, byte[] data) throws IOException {
    int sum = 0;
    for (byte one : data) {
      sum += one & 0xff;
    }
    file.write(level);
    file.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(id).putInt(data.length).array());
    file.write(data);
    file.write(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) sum).array());
  }
}
