package jp.banso.platform.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Walls the engine in; see the ADR on the engine wall. Needs the tables that Flyway has made. */
@Component
@DependsOnDatabaseInitialization
class EnginePlugin extends AbstractProcessEnginePlugin {

  private static final int MOST_RESULTS = 500;

  private final BuiltInListeners listeners;
  private final FailedJobIncidents incidents;
  private final ReadOnlyPeopleFactory people;

  EnginePlugin(
      BuiltInListeners listeners, FailedJobIncidents incidents, ReadOnlyPeopleFactory people) {
    this.listeners = listeners;
    this.incidents = incidents;
    this.people = people;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    List<BpmnParseListener> parseListeners = new ArrayList<>();
    if (engine.getCustomPreBPMNParseListeners() != null) {
      parseListeners.addAll(engine.getCustomPreBPMNParseListeners());
    }
    parseListeners.add(listeners);
    engine.setCustomPreBPMNParseListeners(parseListeners);

    List<IncidentHandler> handlers = new ArrayList<>();
    handlers.add(incidents);
    engine.setCustomIncidentHandlers(handlers);

    engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new MarkJobs())));
    engine.setIdentityProviderSessionFactory(people);
    engine.setResourceAuthorizationProvider(new NoTaskGrants());
    engine.setAdminGroups(new ArrayList<>(List.of(ReadOnlyPeople.COCKPIT_GROUP)));

    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setQueryMaxResultsLimit(MOST_RESULTS);
    engine.setEnableScriptEngineLoadExternalResources(false);
    engine.setDefaultNumberOfRetries(3);
  }
}
