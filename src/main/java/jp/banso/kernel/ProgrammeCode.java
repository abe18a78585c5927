package jp.banso.kernel;

import java.util.Arrays;
import java.util.Locale;

/**
 * A programme of the ministry. Two programmes never see each other: another bureau, another
 * secretariat, another desk in the prefecture (domain B and C).
 */
public enum ProgrammeCode {
  /** 在宅医療の拠点整備・運用に向けた伴走支援, 医政局地域医療計画課 (S2). */
  BANSO("isei", "health"),
  /** 都道府県・市町村連携支援, 老健局老人保健課 (S3). */
  RENKEI("roken", "care");

  private final String bureau;
  private final String prefecturalDesk;

  ProgrammeCode(String bureau, String prefecturalDesk) {
    this.bureau = bureau;
    this.prefecturalDesk = prefecturalDesk;
  }

  /** The code used in group names, {@code secretariat-banso}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The ministry's bureau that owns the programme, as in the group {@code ministry-isei}. */
  public String bureau() {
    return bureau;
  }

  /** The prefecture's desk, as in the group {@code prefecture-05-health}. */
  public String prefecturalDesk() {
    return prefecturalDesk;
  }

  /**
   * Reads a code.
   *
   * @throws IllegalArgumentException if no programme has it
   */
  public static ProgrammeCode of(String code) {
    return Arrays.stream(values())
        .filter(programme -> programme.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no programme " + code));
  }
}
