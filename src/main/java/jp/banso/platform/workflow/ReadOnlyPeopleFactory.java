package jp.banso.platform.workflow;

import jp.banso.platform.security.Directory;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives the engine our own people, to read only; so its set-up page has nobody to create. */
@Component
class ReadOnlyPeopleFactory implements SessionFactory {

  private final ObjectProvider<Directory> directory;

  ReadOnlyPeopleFactory(ObjectProvider<Directory> directory) {
    this.directory = directory;
  }

  @Override
  public Class<?> getSessionType() {
    return ReadOnlyIdentityProvider.class;
  }

  @Override
  public Session openSession() {
    return new ReadOnlyPeople(directory.getObject());
  }
}
