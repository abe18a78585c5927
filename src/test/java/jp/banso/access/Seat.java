package jp.banso.access;

import java.util.List;
import java.util.stream.Stream;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;

/** Who tries a door: a role, with its programme and prefecture, or nobody signed in. */
public enum Seat {
  ANONYMOUS(null, ProgrammeCode.BANSO, null),
  ADMINISTRATOR(RoleKind.ADMINISTRATOR, ProgrammeCode.BANSO, null),
  SECRETARIAT_MANAGER(RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO, null),
  /** For what asks for a second person; walks cases, tries no door. */
  SECOND_MANAGER(RoleKind.SECRETARIAT_MANAGER, ProgrammeCode.BANSO, null),
  SECRETARIAT(RoleKind.SECRETARIAT, ProgrammeCode.BANSO, null),
  MINISTRY(RoleKind.MINISTRY, ProgrammeCode.BANSO, null),
  PREFECTURE(RoleKind.PREFECTURE, ProgrammeCode.BANSO, Seat.OWN),
  REGION(RoleKind.REGION, ProgrammeCode.BANSO, Seat.OWN),
  ADVISOR(RoleKind.ADVISOR, ProgrammeCode.BANSO, null),
  /** As {@link #SECOND_MANAGER}. */
  SECOND_ADVISOR(RoleKind.ADVISOR, ProgrammeCode.BANSO, null),
  REVIEWER(RoleKind.REVIEWER, ProgrammeCode.BANSO, null),
  /** As {@link #SECOND_MANAGER}. */
  SECOND_REVIEWER(RoleKind.REVIEWER, ProgrammeCode.BANSO, null),
  OTHER_SECRETARIAT(RoleKind.SECRETARIAT, ProgrammeCode.RENKEI, null),
  OTHER_PREFECTURE(RoleKind.PREFECTURE, ProgrammeCode.BANSO, Seat.OTHER),
  OTHER_REGION(RoleKind.REGION, ProgrammeCode.BANSO, Seat.OTHER);

  private static final String OWN = "31";
  private static final String OTHER = "32";

  private final RoleKind role;
  private final ProgrammeCode programme;
  private final String prefecture;

  Seat(RoleKind role, ProgrammeCode programme, String prefecture) {
    this.role = role;
    this.programme = programme;
    this.prefecture = prefecture;
  }

  /** Those who try every door. */
  public static List<Seat> triers() {
    return Stream.of(values()).filter(seat -> !seat.name().startsWith("SECOND_")).toList();
  }

  RoleKind role() {
    return role;
  }

  ProgrammeCode programme() {
    return programme;
  }

  PrefectureCode prefecture() {
    return prefecture == null ? null : PrefectureCode.of(prefecture);
  }
}
