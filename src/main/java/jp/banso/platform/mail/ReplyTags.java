package jp.banso.platform.mail;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which of our mails an answer answers: the mail's number, signed, stands behind a plus in the address to which answers
 * go, or in the text where the mail server knows no such addresses. Nobody who was not written to can make one.
 */
@Component
public class ReplyTags {

  private static final char MARK = 'r';
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID = 16;
  private static final int SIGNATURE = 5;
  private static final int LENGTH = (ID + SIGNATURE) * 8 / 5 + 1;
  private static final Pattern TAG = Pattern.compile("(?<![a-z0-9])r[a-z2-7]{" + LENGTH + "}(?![a-z0-9])");
  private static final int LONGEST_LOCAL = 64;

  private final JdbcClient jdbc;
  private final boolean inAddress;
  private volatile byte[] secret;

  ReplyTags(JdbcClient jdbc, @Value("${banso.mail.plus-addresses:false}") boolean inAddress) {
    this.jdbc = jdbc;
    this.inAddress = inAddress;
  }

  /** False if the mail server knows no addresses with a plus, so that the tag has to stand in the text. */
  public boolean areInAddresses() {
    return inAddress;
  }

  /** The signed number of a mail. */
  public String tag(UUID mailId) {
    ByteBuffer bytes = ByteBuffer.allocate(ID);
    bytes.putLong(mailId.getMostSignificantBits()).putLong(mailId.getLeastSignificantBits());
    byte[] id = bytes.array();
    byte[] signed = Arrays.copyOf(id, ID + SIGNATURE);
    System.arraycopy(sign(id), 0, signed, ID, SIGNATURE);
    return MARK + encode(signed);
  }

  /** The address at which an answer to the mail arrives; without the tag where there is no room for it. */
  String address(String base, UUID mailId) {
    int at = base.lastIndexOf('@');
    String local = base.substring(0, at) + "+" + tag(mailId);
    return local.length() > LONGEST_LOCAL ? base : local + base.substring(at);
  }

  /** An address as it is without what stands behind a plus. */
  public static String base(String address) {
    int plus = address.indexOf('+');
    int at = address.lastIndexOf('@');
    String base = plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    return base.toLowerCase(Locale.ROOT);
  }

  /** The first mail whose tag stands in an address or a text; forged ones are passed over. */
  public Optional<UUID> read(String text) {
    Matcher found = TAG.matcher(text.toLowerCase(Locale.ROOT));
    while (found.find()) {
      byte[] signed = decode(found.group().substring(1));
      byte[] id = Arrays.copyOf(signed, ID);
      byte[] signature = Arrays.copyOfRange(signed, ID, ID + SIGNATURE);
      if (MessageDigest.isEqual(signature, Arrays.copyOf(sign(id), SIGNATURE))) {
        ByteBuffer bytes = ByteBuffer.wrap(id);
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
      }
    }
    return Optional.empty();
  }

  private byte[] sign(byte[] id) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
      return mac.doFinal(id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One for all nodes, made by the first that needs it. */
  private byte[] secret() {
    if (secret == null) {
      byte[] fresh = new byte[32];
      new SecureRandom().nextBytes(fresh);
      jdbc.sql("insert into reply_secret (id, secret) values (1, ?) on conflict do nothing").param(fresh).update();
      secret = jdbc.sql("select secret from reply_secret").query((row, number) -> row.getBytes(1)).single();
    }
    return secret;
  }

  private static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int digit = 0; digit < LENGTH; digit++) {
      int value = 0;
      for (int bit = digit * 5; bit < digit * 5 + 5; bit++) {
        int one = bit / 8 < bytes.length ? bytes[bit / 8] >> 7 - bit % 8 & 1 : 0;
        value = value << 1 | one;
      }
      text.append(DIGITS.charAt(value));
    }
    return text.toString();
  }

  private static byte[] decode(String text) {
    byte[] bytes = new byte[ID + SIGNATURE];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int value = DIGITS.indexOf(text.charAt(bit / 5));
      bytes[bit / 8] |= (byte) ((value >> 4 - bit % 5 & 1) << 7 - bit % 8);
    }
    return bytes;
  }
}
