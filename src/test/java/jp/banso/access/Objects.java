package jp.banso.access;

import java.util.List;
import org.springframework.context.ApplicationContext;

/** All objects that the doors of the product lead to. */
public final class Objects {

  private Objects() {}

  /** Reaches them by the services, as people would. */
  public static List<ObjectFixtures> reached(ApplicationContext context, Cast cast) {
    return List.of(new ApplicationObjects(context, cast));
  }
}
