package jp.banso.platform.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys each model under its fixed name, once for each content: an unchanged model never gets a
 * second version. This node then takes jobs of every deployment whose model it ships. Runs before
 * the job executor and the web server start.
 */
@Component
class ModelDeployment implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);
  private static final String ROOT = "processes/";

  private final RepositoryService repository;
  private final ManagementService management;
  private volatile boolean running;

  ModelDeployment(RepositoryService repository, ManagementService management) {
    this.repository = repository;
    this.management = management;
  }

  @Override
  public void start() {
    try {
      PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
      for (String pattern : List.of("classpath*:processes/**/*.bpmn", "classpath*:processes/**/*.dmn")) {
        Resource[] models = resolver.getResources(pattern);
        Arrays.sort(models, (a, b) -> name(a).compareTo(name(b)));
        for (Resource model : models) {
          deploy(name(model), model);
        }
      }
      running = true;
    } catch (IOException e) {
      throw new IllegalStateException("the process models cannot be read", e);
    }
  }

  private void deploy(String name, Resource model) throws IOException {
    try (InputStream content = model.getInputStream()) {
      repository.createDeployment()
          .name(name)
          .source("banso")
          .enableDuplicateFiltering(true)
          .addInputStream(name, content)
          .deploy();
    }
    for (Deployment deployment : repository.createDeploymentQuery().deploymentName(name).list()) {
      management.registerDeploymentForJobExecutor(deployment.getId());
    }
    log.debug("model {} is deployed", name);
  }

  private static String name(Resource model) {
    try {
      String url = model.getURL().toString();
      return url.substring(url.lastIndexOf(ROOT));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 100;
  }
}
