package jp.banso.calls.process;

/** Names of {@code processes/calls/call-publication.bpmn}. */
final class CallPublicationModel {

  static final String PROCESS = "call-publication";
  static final String CONFIRM = "UserTask_ConfirmPublication";
  static final String CONCUR = "UserTask_ConcurPublication";
  static final String PROGRAMME = "programme";
  static final String BUREAU = "bureau";
  static final String CONCURRENCE_NEEDED = "concurrenceNeeded";
  static final String CONFIRM_BY = "confirmBy";
  static final String CONCURRED = "publicationConcurred";
  static final String CLOSES_AT = "closesAt";
  static final String PUBLISHES_AT = "publishesAt";
  static final String PUBLICATION_STOPPED = "calls.publicationStopped";

  static final String DEADLINE_EXTENDED = "calls.deadlineExtended";
  static final String CALL_CANCELLED = "calls.callCancelled";

  private CallPublicationModel() {}
}
