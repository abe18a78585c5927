package jp.banso.forms;

import java.util.List;

/**
 * A form schema that cannot be used as it is: every reason at once, each naming the component. Nothing is ever dropped
 * silently, because a form that loses a question without a word is worse than a form that does not open.
 */
public class FormSchemaRefused extends RuntimeException {

    private final List<Problem> problems;

    /**
     * @param where      id of the component, or empty for the form itself
     * @param path       its place in the file, e.g. {@code components[0].components[2]}, or empty where it has none
     * @param messageKey key of {@code i18n/forms.properties}
     */
    public record Problem(String where, String path, String messageKey, List<Object> arguments) {
        public Problem {
            arguments = List.copyOf(arguments);
        }

        public Object[] messageArguments() {
            return arguments.toArray();
        }
    }

    FormSchemaRefused(String formKey, List<Problem> problems) {
        super("form " + formKey + " refused: " + problems);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
