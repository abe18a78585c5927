package jp.banso.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The message key of what a field of a form record is called on its page; on a list of records, of
 * what a row is called, with its number as the argument. See {@link FieldLabels}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface FieldLabel {

  String value();

  /** What stands before the value in the message key of a choice, where the field is one. */
  String choices() default "";
}
