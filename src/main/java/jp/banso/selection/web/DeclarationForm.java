package jp.banso.selection.web;

import java.util.Arrays;
import java.util.Optional;
import jp.banso.selection.ConflictRelation;

/** A declaration on conflicts of interest as it was typed. */
record DeclarationForm(String relation, String reason) {

  static final int REASON = 1000;

  Optional<ConflictRelation> declared() {
    return Arrays.stream(ConflictRelation.values())
        .filter(one -> one.name().equals(relation))
        .findFirst();
  }
}
