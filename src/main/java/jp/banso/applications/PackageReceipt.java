package jp.banso.applications;

import java.time.Instant;
import java.util.List;

/**
 * What the prefecture holds in hand after submitting.
 *
 * @param numbers 受付番号 as shown, in order
 * @param late true if the deadline had passed: kept, not yet taken in
 */
public record PackageReceipt(List<String> numbers, Instant receivedAt, boolean late) {}
