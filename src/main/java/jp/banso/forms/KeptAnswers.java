package jp.banso.forms;

/** Answers with the version of the form that they were given to. */
public record KeptAnswers(FormDefinition form, Answers answers) {
}
