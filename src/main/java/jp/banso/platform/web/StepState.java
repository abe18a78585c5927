package jp.banso.platform.web;

/** 済・いま・これから. */
public enum StepState {
  DONE,
  NOW,
  NEXT
}
