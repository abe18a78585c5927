package jp.banso.applications.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import jp.banso.ProcessFlows;
import jp.banso.ProcessWalk;
import jp.banso.applications.FormalCheckService;
import jp.banso.applications.SettlementService;
import jp.banso.kernel.CaseKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("応募")
class ApplicationFlowTests {

    @RegisterExtension
    static final ProcessFlows flows = ProcessFlows.of("applications", "application");

    private static final Instant CORRECTION_DUE = Instant.parse("2025-08-05T14:59:59Z");
    private static final Map<String, Object> GROUPS = Map.of("programme", "banso", "bureau", "isei",
            "prefectureGroup", "prefecture-05-health", "areaGroup", "area-R7-BANSO-05-001");

    @Test
    @DisplayName("作成し、県の修正のお願いに応じ、提出され、補正を経て受理される")
    void isAcceptedAfterRevisionAndCorrection() {
        ProcessWalk walk = flows.start(GROUPS).offers("UserTask_DraftApplication", "area-R7-BANSO-05-001")
                .complete("UserTask_DraftApplication").offers("UserTask_ReviewApplication", "prefecture-05-health")
                .complete("UserTask_ReviewApplication", Map.of("revisionNeeded", true)).waitsAt("UserTask_DraftApplication");
        handOver(walk).receive("applications.submitted").offers("UserTask_CheckFormalities", "secretariat-banso");
        walk.complete("UserTask_CheckFormalities", deficient()).offers("UserTask_CorrectApplication", "prefecture-05-health")
                .complete("UserTask_CorrectApplication").complete("UserTask_CheckFormalities", Map.of("deficient", false))
                .endsAt("EndEvent_Accepted");
    }

    @Test
    @DisplayName("補正の回答期限が過ぎたら事務局の確認に戻る")
    void returnsToTheSecretariatWhenTheCorrectionTermPasses() {
        FormalCheckService formalChecks = mock(FormalCheckService.class);
        when(formalChecks.correctionTermPassed(any(CaseKey.class), eq(true))).thenReturn(true);
        flows.with("endCorrectionDelegate", new EndCorrectionDelegate(formalChecks));
        handOver(flows.start(GROUPS)).receive("applications.submitted").complete("UserTask_CheckFormalities", deficient())
                .advanceTo(CORRECTION_DUE.minusSeconds(1)).waitsAt("UserTask_CorrectApplication")
                .advanceTo(CORRECTION_DUE).waitsAt("UserTask_CheckFormalities")
                .passed("BoundaryEvent_CorrectionTermPassed");
        verify(formalChecks).correctionTermPassed(any(CaseKey.class), eq(true));
    }

    @Test
    @DisplayName("期限内に届いたメールを確かめ終えるまで、補正の受付を終えない")
    void waitsForMailsThatCameWithinTheTerm() {
        FormalCheckService formalChecks = mock(FormalCheckService.class);
        when(formalChecks.correctionTermPassed(any(CaseKey.class), eq(true))).thenReturn(false);
        flows.with("endCorrectionDelegate", new EndCorrectionDelegate(formalChecks));
        handOver(flows.start(GROUPS)).receive("applications.submitted").complete("UserTask_CheckFormalities", deficient())
                .advanceTo(CORRECTION_DUE).waitsAt("CatchEvent_MailsDecided")
                .receive("applications.correctionMailsDecided").waitsAt("UserTask_CheckFormalities");
    }

    @Test
    @DisplayName("取りまとめから地域へ戻される")
    void returnsFromTheCompilationToTheDraft() {
        handOver(flows.start(GROUPS)).receive("applications.reopened").waitsAt("UserTask_DraftApplication");
    }

    @Test
    @DisplayName("取りまとめ済みの申込書が締切後に届いたら責任者が判断し、受け付けないことができる")
    void refusesALateReceipt() {
        handOver(flows.start(GROUPS)).receive("applications.receivedLate")
                .offers("UserTask_DecideLateReceipt", "secretariat-manager-banso")
                .complete("UserTask_DecideLateReceipt", Map.of("lateAccepted", false)).endsAt("EndEvent_LateRefused");
    }

    @Test
    @DisplayName("締切後に届いた申込みは、厚生労働省の了承を得て受け付ける")
    void acceptsALateCaseOnlyWithConcurrence() {
        flows.startByMessage("applications.lateCaseOpened", GROUPS)
                .complete("UserTask_DecideLateReceipt", Map.of("lateAccepted", true)).offers("UserTask_ConcurLateReceipt", "ministry-isei")
                .complete("UserTask_ConcurLateReceipt", Map.of("lateConcurred", false)).waitsAt("UserTask_DecideLateReceipt")
                .complete("UserTask_DecideLateReceipt", Map.of("lateAccepted", true))
                .complete("UserTask_ConcurLateReceipt", Map.of("lateConcurred", true)).waitsAt("UserTask_CheckFormalities");
    }

    @Test
    @DisplayName("メールで提出された申込みは形式の確認から始まる")
    void beginsWithTheFormalCheckWhenItCameByMail() {
        flows.startByMessage("applications.mailSubmissionRecorded", GROUPS).waitsAt("UserTask_CheckFormalities")
                .complete("UserTask_CheckFormalities", Map.of("deficient", false)).endsAt("EndEvent_Accepted");
    }

    @Test
    @DisplayName("どの段階でも取り下げられる")
    void canBeWithdrawnAtEveryStage() {
        flows.start(GROUPS).receive("applications.withdrawn").endsAt("EndEvent_Withdrawn");
        flows.start(GROUPS).complete("UserTask_DraftApplication").receive("applications.withdrawn").endsAt("EndEvent_Withdrawn");
        handOver(flows.start(GROUPS)).receive("applications.withdrawn").endsAt("EndEvent_Withdrawn");
        ProcessWalk submitted = flows.startByMessage("applications.mailSubmissionRecorded", GROUPS);
        submitted.complete("UserTask_CheckFormalities", deficient()).receive("applications.withdrawn").endsAt("EndEvent_Withdrawn");
        ProcessWalk late = flows.startByMessage("applications.lateCaseOpened", GROUPS);
        late.complete("UserTask_DecideLateReceipt", Map.of("lateAccepted", true)).receive("applications.withdrawn").endsAt("EndEvent_Withdrawn");
    }

    @Test
    @DisplayName("提出されないまま締め切られたら、地域に知らせて終わる")
    void endsUnsubmittedWhenTheCallCloses() {
        SettlementService settlement = mock(SettlementService.class);
        flows.with("endUnsubmittedDelegate", new EndUnsubmittedDelegate(settlement));
        flows.start(GROUPS).receive("applications.callClosed").endsAt("EndEvent_Unsubmitted");
        verify(settlement).endUnsubmitted(any(CaseKey.class));
    }

    @Test
    @DisplayName("同じ地域の新しい版が届いたら終わる")
    void endsWhenSuperseded() {
        flows.start(GROUPS).receive("applications.superseded").endsAt("EndEvent_Superseded");
    }

    @Test
    @DisplayName("公募が中止されたら、どの段階でも終わる")
    void endsWithItsCall() {
        flows.start(GROUPS).receive("applications.callCancelled").endsAt("EndEvent_CallCancelled");
        flows.startByMessage("applications.mailSubmissionRecorded", GROUPS).receive("applications.callCancelled")
                .endsAt("EndEvent_CallCancelled");
    }

    private static ProcessWalk handOver(ProcessWalk walk) {
        return walk.complete("UserTask_DraftApplication").complete("UserTask_ReviewApplication", Map.of("revisionNeeded", false))
                .waitsAt("Gateway_AwaitSubmission");
    }

    private static Map<String, Object> deficient() {
        return Map.of("deficient", true, "correctionDueAt", Date.from(CORRECTION_DUE));
    }
}
