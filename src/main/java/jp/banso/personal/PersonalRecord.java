package jp.banso.personal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One thing that is kept, in words that its subject can read.
 *
 * @param part names it within what was found, and never changes
 * @param kindKey message key of what it is
 * @param at when it was made, null if nobody knows
 * @param internal whether it was written for the desk alone, so that somebody should think about it
 */
public record PersonalRecord(
    String part, String kindKey, Instant at, boolean internal, List<Field> fields, List<FileOf> files) {

  /** A line of it; of a time the label says so. */
  public record Field(String labelKey, String value) {}

  /** A file of the person's own, which is given as it is. */
  public record FileOf(UUID documentId, String name) {}

  public PersonalRecord {
    fields = List.copyOf(fields);
    files = List.copyOf(files);
  }

  public static PersonalRecord of(String part, String kindKey, Instant at) {
    return new PersonalRecord(part, kindKey, at, false, List.of(), List.of());
  }

  /** Written for the desk alone. */
  public PersonalRecord forTheDesk() {
    return new PersonalRecord(part, kindKey, at, true, fields, files);
  }

  /** With one line more; nothing is said of what is not known. */
  public PersonalRecord with(String labelKey, String value) {
    if (value == null || value.isBlank()) {
      return this;
    }
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(labelKey, value));
    return new PersonalRecord(part, kindKey, at, internal, more, files);
  }

  public PersonalRecord with(FileOf file) {
    List<FileOf> more = new ArrayList<>(files);
    more.add(file);
    return new PersonalRecord(part, kindKey, at, internal, fields, more);
  }

  public PersonalRecord withFields(List<Field> others) {
    return new PersonalRecord(part, kindKey, at, internal, others, files);
  }
}
