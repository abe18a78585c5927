package jp.banso.parties;

import java.util.Set;
import java.util.UUID;
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

  /** The people of an applicant region, by the 整理番号 of its application. */
  public static String area(CaseKey application) {
    return "area-" + application.value();
  }

  public static String advisor(UUID personId) {
    return "advisor-" + personId;
  }

  public static String reviewer(UUID personId) {
    return "reviewer-" + personId;
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
