package jp.banso.platform.workflow;

import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Gives the job executor's own work the {@link EngineMark}. */
class MarkJobs extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    return command instanceof ExecuteJobsCmd
        ? EngineMark.carry(() -> next.execute(command))
        : next.execute(command);
  }
}
