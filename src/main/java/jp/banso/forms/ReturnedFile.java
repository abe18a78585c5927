package jp.banso.forms;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a file that came back, before it is known which form it is.
 *
 * @param lines    everything that can be read, in order
 * @param controls what stands in the fields that are known by their own names; a name may be there twice
 * @param drawn    true where something was drawn over the text, as a circle over a choice is
 * @param marker   what tells form and version, or null where it is lost
 */
record ReturnedFile(List<ReturnedLine> lines, Map<String, List<String>> controls, boolean drawn, Marker marker) {

    /**
     * Form, version and, where the file was given out from a draft, the stamp.
     *
     * @param stamp null for a blank form
     */
    record Marker(FormRef form, String stamp) {

        private static final Pattern WRITTEN = Pattern.compile("([a-z][a-z0-9-]{2,80})/([1-9][0-9]{0,4})(?:/([A-Za-z0-9-]{1,64}))?");

        static String write(FormRef form, String stamp) {
            return form.formKey() + "/" + form.version() + (stamp == null ? "" : "/" + stamp);
        }

        /** Null where the text is no such thing. */
        static Marker read(String text) {
            String plain = Folded.text(text);
            Matcher matcher = WRITTEN.matcher(plain.substring(plain.lastIndexOf(':') + 1));
            return matcher.matches() ? new Marker(new FormRef(matcher.group(1), Integer.parseInt(matcher.group(2))), matcher.group(3)) : null;
        }
    }
}
