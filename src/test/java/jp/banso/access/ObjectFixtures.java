package jp.banso.access;

/**
 * Objects behind the variables of routes, reached by real transitions: one of the seats PREFECTURE
 * and REGION, one of OTHER_PREFECTURE and OTHER_REGION.
 */
public interface ObjectFixtures {

  /** True if this fixture knows what the variable of the route stands for. */
  boolean covers(String route, String variable);

  /** What belongs to PREFECTURE and REGION. */
  String own(String route, String variable);

  /** What belongs to OTHER_PREFECTURE and OTHER_REGION. */
  String foreign(String route, String variable);
}
