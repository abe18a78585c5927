package jp.banso.forms;

import java.util.List;

/** Port for the modules above: what their rules, lists and mails ask of every form, so that none is released without it. */
public interface NeededAnswers {

    List<Needed> needed();

    /**
     * An answer that is asked for.
     *
     * @param path     where it lies, in a table {@code members[0].profession}
     * @param labelKey key of what it is called
     */
    record Needed(String path, String labelKey) {
    }

    /** What a form does not ask of all that is needed. */
    static List<Needed> missing(List<NeededAnswers> all, FormDefinition form) {
        return all.stream().flatMap(answers -> answers.needed().stream()).filter(needed -> form.field(needed.path()).isEmpty()).toList();
    }
}
