package jp.banso.forms;

import java.util.Optional;

/** Looks for a released version of a form, which may be one that nobody ever released. */
@FunctionalInterface
interface ReleasedForms {

    Optional<FormDefinition> find(FormRef ref);
}
