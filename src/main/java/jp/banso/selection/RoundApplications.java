package jp.banso.selection;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.ApplicationPlace;
import jp.banso.applications.ApplicationRecords;
import jp.banso.kernel.CaseKey;

/** The applications of one round as its pages name them, read once for a whole page. */
final class RoundApplications {

  private final Map<ApplicationId, ApplicationPlace> places;
  private final Map<ApplicationId, CaseKey> keys;

  private RoundApplications(
      Map<ApplicationId, ApplicationPlace> places, Map<ApplicationId, CaseKey> keys) {
    this.places = places;
    this.keys = keys;
  }

  static RoundApplications of(List<EligibilityJudgement> judgements, ApplicationRecords records) {
    Map<ApplicationId, CaseKey> keys =
        judgements.stream()
            .collect(
                Collectors.toMap(
                    EligibilityJudgement::applicationId, EligibilityJudgement::key));
    return new RoundApplications(records.places(keys.keySet()), keys);
  }

  ApplicationPlace place(ApplicationId id) {
    return places.get(id);
  }

  CaseKey key(ApplicationId id) {
    return keys.get(id);
  }

  String areaName(UUID application) {
    return place(new ApplicationId(application)).areaName();
  }
}
