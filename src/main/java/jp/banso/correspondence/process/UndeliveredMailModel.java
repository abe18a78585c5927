package jp.banso.correspondence.process;

/** Names of {@code processes/correspondence/undelivered-mail.bpmn}. */
final class UndeliveredMailModel {

  static final String PROCESS = "undelivered-mail";
  static final String CHECK_ADDRESS = "UserTask_CheckAddress";
  static final String PROGRAMME = "programme";
  static final String RESENT = "resent";

  private UndeliveredMailModel() {}
}
