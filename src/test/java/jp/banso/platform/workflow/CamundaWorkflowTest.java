package jp.banso.platform.workflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("期限と同時に届いた知らせ")
class CamundaWorkflowTest {

  private static final CaseKey KEY = new CaseKey("R7-BANSO-Q1");

  private final RuntimeService runtime = mock(RuntimeService.class);
  private final CamundaWorkflow workflow =
      new CamundaWorkflow(runtime, mock(TaskService.class), mock(ManagementService.class), mock(HistoryService.class),
          mock(CaseElements.class));

  @BeforeEach
  void waits() {
    ExecutionQuery query = mock(ExecutionQuery.class);
    Execution waiting = mock(Execution.class);
    when(waiting.getId()).thenReturn("1");
    when(runtime.createExecutionQuery()).thenReturn(query);
    when(query.processInstanceBusinessKey(KEY.value())).thenReturn(query);
    when(query.messageEventSubscriptionName("calls.cancelled")).thenReturn(query);
    when(query.singleResult()).thenReturn(waiting).thenReturn(null);
  }

  private void fails(String in) {
    NullPointerException thrown = new NullPointerException("gone");
    thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement(in, "execute", null, 1)});
    // doThrow would put a trace of its own into it
    doAnswer(
            call -> {
              throw thrown;
            })
        .when(runtime).messageEventReceived(any(), any(), any());
  }

  private void receive() {
    workflow.correlate(KEY, "calls.cancelled", Map.of());
  }

  @Test
  @DisplayName("エンジンが待ち先を失っていれば、既に処理済みと伝わる")
  void hearsThatTheTimerWasQuicker() {
    fails("org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd");
    assertThatThrownBy(this::receive).isInstanceOf(AlreadyDone.class).hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("エンジンの誤りでも、待ち先がまだあれば、既に処理済みとして隠さない")
  void hidesNoDefectOfTheEngine() {
    when(runtime.createExecutionQuery().singleResult()).thenReturn(mock(Execution.class));
    fails("org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd");
    assertThatThrownBy(this::receive).isInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("私たちの処理の誤りは、既に処理済みとして隠さない")
  void hidesNoDefectOfOurs() {
    fails("jp.banso.calls.process.CloseCallDelegate");
    assertThatThrownBy(this::receive).isInstanceOf(NullPointerException.class);
  }
}
