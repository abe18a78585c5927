package jp.banso.applications;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationFacts.YesNoUnknown;

/**
 * 都道府県意見, 推薦順位 and とりまとめ確認票 (B-R03, B-R04, B-R20). No page of a region reads this
 * table.
 */
@Entity
@Table(name = "prefecture_review")
class PrefectureReview {

  @Id private UUID applicationId;
  @Version private long version;
  private String opinion = "";
  private Integer recommendationRank;
  private String hubName = "";
  private String planPlacement = "";
  private String effortBasis = "";

  @Enumerated(EnumType.STRING)
  private YesNoUnknown hubEstablished = YesNoUnknown.UNKNOWN;

  @Enumerated(EnumType.STRING)
  private YesNoUnknown hubLed = YesNoUnknown.UNKNOWN;

  @Enumerated(EnumType.STRING)
  private YesNoUnknown supportWanted = YesNoUnknown.UNKNOWN;

  private String submissionReason = "";
  private UUID confirmedById;
  private String confirmedByName;
  private String declaredAgainst;

  protected PrefectureReview() {}

  PrefectureReview(ApplicationId application) {
    applicationId = application.value();
  }

  void fill(CheckSheet sheet) {
    opinion = sheet.opinion();
    recommendationRank = sheet.rank();
    hubName = sheet.hubName();
    planPlacement = sheet.planPlacement();
    effortBasis = sheet.effortBasis();
    hubEstablished = sheet.hubEstablished();
    hubLed = sheet.hubLed();
    supportWanted = sheet.supportWanted();
    submissionReason = sheet.submissionReason();
  }

  /**
   * Who confirmed it.
   *
   * @param id null where the secretariat recorded an official's word
   */
  record By(UUID id, String name) {}

  /**
   * Notes who has added it to what can be submitted, or confirmed it again since.
   *
   * @param representative whom the confirmer declared to be another person; null if that was not asked
   */
  void confirmed(ConfirmerPolicy.Confirmer confirmer, String representative) {
    confirmedById = confirmer.id();
    confirmedByName = confirmer.name();
    declaredAgainst = representative;
  }

  /** Who confirmed it; empty until somebody has. */
  Optional<By> confirmer() {
    return Optional.ofNullable(confirmedByName).map(name -> new By(confirmedById, name));
  }

  /** Name of the 代表者 whom the confirmer declared to be another person; null if that was not asked. */
  String declaredAgainst() {
    return declaredAgainst;
  }

  /** Opinion and rank alone; the check sheet stays as it is. */
  void recommend(Integer rank, String said) {
    recommendationRank = rank;
    opinion = said;
  }

  long version() {
    return version;
  }

  ApplicationId application() {
    return new ApplicationId(applicationId);
  }

  CheckSheet sheet() {
    return new CheckSheet(
        opinion, recommendationRank, hubName, planPlacement, effortBasis, hubEstablished, hubLed,
        supportWanted, submissionReason);
  }
}
