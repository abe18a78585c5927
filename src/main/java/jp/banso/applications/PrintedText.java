package jp.banso.applications;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.banso.correspondence.CoverLetter;
import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;

/**
 * What a 決裁用一式 says: the form as written, the 確認票 (of a prefecture), the 鑑 and the names of what is attached.
 *
 * @param sheet null of a region
 * @param papers the papers that go with it, each by name and version
 */
record PrintedText(FormRef form, Answers answers, CheckSheet sheet, CoverLetter cover, List<String> papers) {

  PrintedText {
    papers = List.copyOf(papers);
  }


  /**
   * SHA-256 in hexadecimal digits; the same words have the same one. 文書番号 and 日付 of the 鑑 are left out: they
   * are given after the decision, to a text that stays what it was.
   */
  String hash() {
    CoverLetter words = cover.forNextTime();
    MessageDigest digest = sha256();
    Stream.concat(
            Stream.of(
                form.formKey(), form.version(), answers.toJson(), words.addressee(), words.honorific(),
                words.senderTitle(), words.sealOmitted(), words.subject(), words.body(), words.items(),
                words.contact(), String.join("\n", papers)),
            sheet == null
                ? Stream.of("")
                : Stream.of(
                    sheet.opinion(), Objects.toString(sheet.rank(), ""), sheet.hubName(), sheet.planPlacement(),
                    sheet.effortBasis(), sheet.hubEstablished(), sheet.hubLed(), sheet.supportWanted(),
                    sheet.submissionReason()))
        .map(part -> part.toString().getBytes(StandardCharsets.UTF_8))
        .forEach(
            part -> {
              // with its length, so that no word can move from one part to the next unseen
              digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
              digest.update(part);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 of a text in hexadecimal digits. */
  static String hashOf(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
