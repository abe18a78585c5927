package jp.banso.platform.time;

/** Port: told when a sweep keeps failing, and when it succeeds again. */
public interface SweepObserver {

  void stopped(String sweep);

  void succeeded(String sweep);
}
