package jp.banso.parties;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/** Names of the groups that hold tasks. Two programmes never share one. */
public final class Groups {

  /** Those who keep the system running, whatever programme their role is of. */
  public static final String ADMINISTRATORS = "administrators";

  private Groups() {}

  public static String secretariat(ProgrammeCode programme) {
    return "secretariat-" + programme.code();
  }

  public static String secretariatManager(ProgrammeCode programme) {
    return "secretariat-manager-" + programme.code();
  }

  public static String ministry(ProgrammeCode programme) {
    return "ministry-" + programme.bureau();
  }

  public static String prefecture(ProgrammeCode programme, PrefectureCode prefecture) {
    return "prefecture-" + prefecture.value() + "-" + programme.prefecturalDesk();
  }

  /** 課の管理者: those of a prefecture's desk who keep its colleagues. They hold no task by it. */
  public static String deskManagers(ProgrammeCode programme, PrefectureCode prefecture) {
    return "desk-managers-" + prefecture.value() + "-" + programme.prefecturalDesk();
  }

  /** Those of a region who read an application and comment on it, by its number. */
  public static String commenters(CaseKey application) {
    return "commenters-" + application.value();
  }

  /** Those of a region who only read an application, by its number. */
  public static String readers(CaseKey application) {
    return "readers-" + application.value();
  }

  /** The people of an applicant region who write its application, by the 整理番号 of its application. */
  public static String area(CaseKey application) {
    return "area-" + application.value();
  }

  /** Whether it is one of {@link #area}. */
  public static boolean isArea(String group) {
    return group.startsWith("area-");
  }

  /** Whether it is one of {@link #commenters} or {@link #readers}. */
  public static boolean isForLookingOn(String group) {
    return group.startsWith("commenters-") || group.startsWith("readers-");
  }

  public static String advisor(UUID personId) {
    return "advisor-" + personId;
  }

  public static String reviewer(UUID personId) {
    return "reviewer-" + personId;
  }

  /** The groups in which a role of an office does work; a region's people hold theirs by membership. */
  public static Set<String> ofOffice(RoleHolding holding) {
    return ofRole(holding.role(), holding.programme(), holding.prefecture(), holding.personId());
  }

  /** As {@link #ofRole}, with what a 課の管理者 holds beside. */
  static Set<String> ofRole(
      RoleKind role, ProgrammeCode programme, PrefectureCode prefecture, UUID personId, boolean deskManager) {
    Set<String> groups = ofRole(role, programme, prefecture, personId);
    return deskManager && role == RoleKind.PREFECTURE
        ? Stream.concat(groups.stream(), Stream.of(deskManagers(programme, prefecture)))
            .collect(Collectors.toUnmodifiableSet())
        : groups;
  }

  /** The groups that a role brings with it; a region's people hold theirs by membership. */
  static Set<String> ofRole(
      RoleKind role, ProgrammeCode programme, PrefectureCode prefecture, UUID personId) {
    return switch (role) {
      case SECRETARIAT_MANAGER -> Set.of(secretariat(programme), secretariatManager(programme));
      case SECRETARIAT -> Set.of(secretariat(programme));
      case MINISTRY -> Set.of(ministry(programme));
      case PREFECTURE -> Set.of(prefecture(programme, prefecture));
      case ADVISOR -> Set.of(advisor(personId));
      case REVIEWER -> Set.of(reviewer(personId));
      case ADMINISTRATOR -> Set.of(ADMINISTRATORS);
      case REGION -> Set.of();
    };
  }
}
