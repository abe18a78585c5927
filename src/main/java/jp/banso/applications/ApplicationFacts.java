package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.banso.calls.CallId;
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
 * @param deskMail the prefecture's desk, for cc
 * @param form what the answers were given to
 * @param hubEstablished B-R03 by the prefecture's check sheet
 * @param memberGroups 区分 by member row, in order; from the aid beside the table (B12)
 */
public record ApplicationFacts(
    ApplicationId id, CaseKey key, CallId callId, ProgrammeCode programme, PrefectureCode prefecture,
    String areaName, ApplicationState state, String receiptNumber, Instant receivedAt,
    String representativeName, String representativeMail, UUID drafterId, String deskMail,
    FormRef form, Answers answers, YesNoUnknown hubEstablished, YesNoUnknown hubLed, YesNoUnknown supportWanted,
    List<Set<MemberGroup>> memberGroups) {

  /** An answer of the prefecture's とりまとめ確認票. */
  public enum YesNoUnknown {
    YES,
    NO,
    UNKNOWN
  }
}
