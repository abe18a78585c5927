package jp.banso.rehearsal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** A part of the serving process only: a rehearsal starts no rehearsal and drops no schema. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "banso.rehearsal.child", havingValue = "false", matchIfMissing = true)
@interface ParentOnly {}
