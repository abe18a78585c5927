package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.calls.CallId;
import jp.banso.composition.MemberGroup;
import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import jp.banso.kernel.ProgrammeCode;

/**
 * What the modules above need of an application; they have checked their own viewer.
 *
 * @param receiptNumber 受付番号 as shown, 「R7-伴走-05-001」, null before receipt
 * @param representativeMail E-mail of the 代表者 as printed on the form, empty if it is none
 * @param drafterMail the 作成担当者, for cc; null if the region has nobody before the case
 * @param deskMail the prefecture's desk, for cc; may be null
 * @param form what the answers were given to
 * @param hubEstablished B-R03 by the prefecture's check sheet
 * @param memberGroups 区分 by member row, in order; from the aid beside the table (B12)
 */
public record ApplicationFacts(
    ApplicationId id, CaseKey key, CallId callId, ProgrammeCode programme, PrefectureCode prefecture,
    String areaName, ApplicationState state, String receiptNumber, Instant receivedAt,
    String representativeName, String representativeMail, UUID drafterId, String drafterMail, String deskMail,
    FormRef form, Answers answers, YesNoUnknown hubEstablished, YesNoUnknown hubLed, YesNoUnknown supportWanted,
    List<Set<MemberGroup>> memberGroups) {

  /** Who reads the results beside the 代表者: the 作成担当者 and the prefecture, each if there is one. */
  public List<String> copyMails() {
    return Stream.of(drafterMail, deskMail)
        .filter(Objects::nonNull)
        .filter(mail -> !mail.equalsIgnoreCase(representativeMail))
        .distinct()
        .toList();
  }

  /** An answer of the prefecture's とりまとめ確認票. */
  public enum YesNoUnknown {
    YES,
    NO,
    UNKNOWN
  }
}
