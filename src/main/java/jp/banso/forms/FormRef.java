package jp.banso.forms;

/**
 * One released version of a form. Answers are always kept together with the version they were given to,
 * because a form changes every fiscal year and an old application must stay readable.
 */
public record FormRef(String formKey, int version) {
    public FormRef {
        if (formKey == null || formKey.isBlank() || version < 1) {
            throw new IllegalArgumentException("a form reference needs a key and a version from 1, got " + formKey + " v" + version);
        }
    }
}
