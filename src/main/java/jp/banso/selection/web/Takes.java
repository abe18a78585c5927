package jp.banso.selection.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.banso.selection.RoundStep;

/** Marks a page or form as that of a step; see {@link RoundStepInterceptor}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Takes {

  RoundStep value();
}
