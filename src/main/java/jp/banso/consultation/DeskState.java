package jp.banso.consultation;

/** How far an edition of the terms of a desk is. */
public enum DeskState {
  /** Being written. */
  DRAFT,
  /** In force, or replaced by a later edition of its year; never changed. */
  RELEASED
}
