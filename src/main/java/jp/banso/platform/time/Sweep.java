package jp.banso.platform.time;

/**
 * Work that is looked for every few seconds by one node of the cluster: reminders, escalations,
 * counters. Each run finds what its clock says is due, however long the application was off.
 */
public interface Sweep extends DueWork {

  /** Unique name; the cluster lock has it. */
  String name();

  /** Carries out what is due now; opens its own transactions. */
  void runDue();
}
