package jp.banso.selection;

import java.time.Instant;
import java.util.List;
import jp.banso.applications.ApplicationId;
import jp.banso.forms.FormAnswersView;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** The requirements of one application, with the application beside them. */
public record EligibilityView(
    ApplicationId application, CaseKey key, ProgrammeCode programme, SelectionRoundId round,
    String prefectureName, String areaName, EligibilityState state, long version,
    int memberMin, int memberMax, List<Finding> findings, List<String> otherRequirements,
    String reason, String judgedBy, Instant judgedAt, FormAnswersView form) {

  /** A finding with what a person made of it; {@code confirmed} null until judged. */
  public record Finding(
      String rule, String severity, String finding, String messageKey, Boolean confirmed, String reason) {}
}
