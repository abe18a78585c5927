package jp.banso.support;

import java.util.UUID;

/** Where a case stands when a step is judged; of its parts only that of the step is there. */
record StepPlace(
    CycleView cycle, boolean measuresSubmitted, boolean ordinarySettled, ReportState report,
    MeetingState meeting, DispatchState dispatch, QuestionState question, UUID askedAdvisor) {

  static StepPlace ofRegion(
      CycleView cycle, boolean measuresSubmitted, boolean ordinarySettled, ReportState report) {
    return new StepPlace(cycle, measuresSubmitted, ordinarySettled, report, null, null, null, null);
  }

  static StepPlace of(CycleView cycle, MeetingView meeting) {
    return new StepPlace(cycle, false, false, null, meeting.state(), null, null, null);
  }

  static StepPlace of(CycleView cycle, DispatchView dispatch) {
    return new StepPlace(cycle, false, false, null, null, dispatch.state(), null, dispatch.advisorId());
  }

  static StepPlace of(CycleView cycle, QuestionView question) {
    return new StepPlace(cycle, false, false, null, null, null, question.state(), question.advisorId());
  }
}
