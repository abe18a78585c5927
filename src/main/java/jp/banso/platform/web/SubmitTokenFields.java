package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Adds a fresh submit token to every form beside the token against forgery. */
@Component
class SubmitTokenFields implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof RequestDataValueProcessor processor ? new WithToken(processor) : bean;
  }

  private record WithToken(RequestDataValueProcessor inner) implements RequestDataValueProcessor {

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
      return inner.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(
        HttpServletRequest request, String name, String value, String type) {
      return inner.processFormFieldValue(request, name, value, type);
    }

    @Override
    public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
      Map<String, String> given = inner.getExtraHiddenFields(request);
      if (given == null || given.isEmpty()) {
        return given;
      }
      Map<String, String> fields = new LinkedHashMap<>(given);
      fields.put(SubmitTokenInterceptor.FIELD, UUID.randomUUID().toString());
      return fields;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
      return inner.processUrl(request, url);
    }
  }
}
