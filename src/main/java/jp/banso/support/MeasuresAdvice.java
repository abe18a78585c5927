package jp.banso.support;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** 対応策案への助言 of an advisor. */
@Embeddable
public record MeasuresAdvice(String advisorName, String body, Instant givenAt) {}
