package jp.banso.access;

import java.util.Map;
import jp.banso.forms.FormEditing;
import jp.banso.forms.FormFixtures;
import org.springframework.context.ApplicationContext;

/** A form of the programme with a released version and a draft: no region's and no prefecture's, so own and foreign are the same. */
final class FormSamples implements ObjectFixtures {

  private final Map<String, String> names;

  FormSamples(ApplicationContext context, Cast cast) {
    String key = new FormFixtures(context).released();
    context.getBean(FormEditing.class).start(cast.viewer(Seat.SECRETARIAT_MANAGER), key).orThrow();
    names = Map.of("formKey", key, "edition", "1", "part", "Field_Reason");
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/forms/") && names.containsKey(variable);
  }

  @Override
  public String own(String route, String variable) {
    return route.contains("/sections/") ? names.get(variable).replace("Field_Reason", "Group_Reason") : names.get(variable);
  }

  @Override
  public String foreign(String route, String variable) {
    return own(route, variable);
  }
}
