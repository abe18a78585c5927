package jp.banso.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What a browser would send for a page as it was drawn, read from its controls. */
public final class FilledPage {

    private static final Pattern CONTROL = Pattern.compile("<(input|textarea|select)\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\" selected=\"selected\"");

    private FilledPage() {
    }

    public static Map<String, String[]> parameters(String html) {
        String page = html.replaceAll("(?s)<template.*?</template>", "");
        Map<String, List<String>> sent = new LinkedHashMap<>();
        Matcher control = CONTROL.matcher(page);
        while (control.find()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(control.group(2));
            while (attribute.find()) {
                attributes.put(attribute.group(1), HtmlUtils.htmlUnescape(attribute.group(2)));
            }
            String value = switch (control.group(1)) {
                // a browser drops the first line break of a textarea
                case "textarea" -> HtmlUtils.htmlUnescape(until(page, control.end(), "</textarea>")).replaceFirst("^\n", "").replace("\n", "\r\n");
                case "select" -> {
                    Matcher selected = SELECTED.matcher(until(page, control.end(), "</select>"));
                    yield selected.find() ? HtmlUtils.htmlUnescape(selected.group(1)) : "";
                }
                default -> attributes.getOrDefault("value", "on");
            };
            boolean box = List.of("radio", "checkbox").contains(attributes.getOrDefault("type", ""));
            if (attributes.containsKey("name") && !"file".equals(attributes.get("type")) && (!box || attributes.containsKey("checked"))) {
                sent.computeIfAbsent(attributes.get("name"), name -> new ArrayList<>()).add(value);
            }
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        sent.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return parameters;
    }

    private static String until(String page, int start, String end) {
        return page.substring(start, page.indexOf(end, start));
    }
}
