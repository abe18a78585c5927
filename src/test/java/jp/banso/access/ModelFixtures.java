package jp.banso.access;

/** Process models: nobody's, so own and foreign are the same. */
final class ModelFixtures implements ObjectFixtures {

  @Override
  public boolean covers(String route, String variable) {
    return variable.equals("processKey");
  }

  @Override
  public String own(String route, String variable) {
    return "call-publication";
  }

  @Override
  public String foreign(String route, String variable) {
    return "call-publication";
  }
}
