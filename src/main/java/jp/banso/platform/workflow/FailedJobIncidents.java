package jp.banso.platform.workflow;

import jp.banso.platform.workflow.IncidentObserver.IncidentFacts;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A job that failed three times becomes someone's work, in the transaction that records it. */
@Component
class FailedJobIncidents extends DefaultIncidentHandler {

  private final ObjectProvider<IncidentObserver> observer;

  FailedJobIncidents(ObjectProvider<IncidentObserver> observer) {
    super(Incident.FAILED_JOB_HANDLER_TYPE);
    this.observer = observer;
  }

  @Override
  public Incident handleIncident(IncidentContext context, String message) {
    Incident incident = super.handleIncident(context, message);
    ExecutionEntity execution =
        context.getExecutionId() == null
            ? null
            : Context.getCommandContext()
                .getExecutionManager()
                .findExecutionById(context.getExecutionId());
    String definition = context.getProcessDefinitionId();
    observer
        .getObject()
        .stopped(
            new IncidentFacts(
                context.getConfiguration(),
                definition == null ? null : definition.substring(0, definition.indexOf(':')),
                execution == null ? null : execution.getProcessBusinessKey(),
                context.getActivityId()));
    return incident;
  }

  @Override
  public void resolveIncident(IncidentContext context) {
    super.resolveIncident(context);
    observer.getObject().resolved(context.getConfiguration());
  }

  @Override
  public void deleteIncident(IncidentContext context) {
    super.deleteIncident(context);
    observer.getObject().resolved(context.getConfiguration());
  }
}
