package jp.banso.platform.workflow;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Keeps the engine from writing a grant for the group of every user task: who may do a step is
 * decided by our own tables, and nobody but operators reaches the engine.
 */
class NoTaskGrants extends DefaultAuthorizationProvider {

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String before, String after) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String type) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String type) {
    return null;
  }
}
