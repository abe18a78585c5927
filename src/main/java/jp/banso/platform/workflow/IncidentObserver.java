package jp.banso.platform.workflow;

/** Port: told when a job has failed for good, and when it runs again. */
public interface IncidentObserver {

  record IncidentFacts(String jobId, String processKey, String businessKey, String activityId) {}

  void stopped(IncidentFacts facts);

  void resolved(String jobId);
}
