package jp.banso.reception;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.banso.accounts.Secrets;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ReadableCode;

/**
 * The short address of a prefecture's page for a call. It follows from the two, so that the page is there as soon as the call
 * is; it is printed in letters and no secret.
 */
final class PageCode {

  private static final int LENGTH = 6;

  private PageCode() {}

  static String of(CallId call, PrefectureCode prefecture) {
    BigInteger number = new BigInteger(Secrets.hash(call.value() + prefecture.value()), 16);
    BigInteger base = BigInteger.valueOf(ReadableCode.SIGNS.length());
    return IntStream.range(0, LENGTH)
        .mapToObj(place -> number.divide(base.pow(place)).mod(base).intValue())
        .map(index -> String.valueOf(ReadableCode.SIGNS.charAt(index)))
        .collect(Collectors.joining());
  }
}
