package jp.banso.rehearsal.play;

import java.util.Map;

/** What the people of one part of the play do. */
interface Scenes {

  /** By the definition key of the task. */
  Map<String, Scene> scenes();

  /** What people do without being asked for it. */
  default void prepare() {}
}
