package jp.banso.platform.inbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.banso.platform.inbound.ParsedMail.Attached;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;

/** Takes apart what Outlook packs into one file (TNEF), as it does with mails in its own format. */
final class WinmailFile {

  /** No mail is larger. */
  private static final int LARGEST = 50 * 1024 * 1024;

  private static final int UNICODE = 0x1f;

  static {
    TNEFAttribute.setMaxRecordLength(LARGEST);
    MAPIAttribute.setMaxRecordLength(LARGEST);
  }

  private WinmailFile() {}

  /**
   * The files in it with the names that their sender gave them, empty where one has none.
   *
   * @throws IOException if any of it cannot be read: half of a mail is not taken for the whole
   */
  static List<Attached> files(InputStream packed) throws IOException {
    try {
      List<Attached> files = new ArrayList<>();
      for (Attachment one : new HMEFMessage(packed).getAttachments()) {
        byte[] content = one.getContents();
        files.add(new Attached(name(one), () -> new ByteArrayInputStream(content)));
      }
      return files;
    } catch (RuntimeException e) {
      // the library answers a broken file with whatever exception its place brings about
      throw new IOException(e);
    }
  }

  private static String name(Attachment file) {
    MAPIAttribute own = file.getMAPIAttribute(MAPIProperty.ATTACH_LONG_FILENAME);
    if (own != null) {
      return plain(
          own.getType() == UNICODE
              ? new String(own.getData(), StandardCharsets.UTF_16LE)
              : LetterText.decoded(own.getData(), null));
    }
    TNEFAttribute title = file.getAttribute(TNEFProperty.ID_ATTACHTITLE);
    return title == null ? "" : plain(LetterText.decoded(title.getData(), null));
  }

  private static String plain(String name) {
    int end = name.indexOf('\0');
    return LetterText.kept(end < 0 ? name : name.substring(0, end)).strip();
  }
}
