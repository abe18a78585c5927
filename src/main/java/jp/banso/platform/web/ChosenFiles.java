package jp.banso.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;

/** Tells a form that is shown again which files had been chosen: a browser does not choose them once more by itself. */
@Component
class ChosenFiles implements HandlerInterceptor {

  private static final String NAME = "chosenFiles";

  @Override
  public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
    MultipartHttpServletRequest sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    if (sent == null || page == null || !page.isReference() || page.getViewName().startsWith("redirect:")) {
      return;
    }
    Map<String, String> chosen =
        sent.getMultiFileMap().values().stream()
            .flatMap(List::stream)
            .filter(file -> file.getOriginalFilename() != null && !file.getOriginalFilename().isBlank())
            .collect(
                Collectors.groupingBy(
                    MultipartFile::getName,
                    Collectors.mapping(MultipartFile::getOriginalFilename, Collectors.joining("\u3001"))));
    page.addObject(NAME, chosen);
  }
}
