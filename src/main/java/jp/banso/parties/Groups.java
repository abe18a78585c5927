package jp.banso.parties;

import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/** Names of the groups that hold tasks. Two programmes never share one. */
public final class Groups {

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
}
