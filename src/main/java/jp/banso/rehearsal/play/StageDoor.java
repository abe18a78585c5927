package jp.banso.rehearsal.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import jp.banso.rehearsal.ChildLine;
import jp.banso.rehearsal.ChildOrder;
import org.springframework.stereotype.Component;

/** The way in and out of a rehearsal: the order comes by standard input, whose end ends this process at once. */
@Component
@ChildOnly
class StageDoor {

  private static final int ABANDONED = 3;

  private final ObjectMapper json;
  private final ChildOrder order;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  StageDoor(ObjectMapper json) {
    this.json = json;
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      order = json.readValue(in.readLine(), ChildOrder.class);
    } catch (IOException e) {
      throw new UncheckedIOException("no order to play", e);
    }
    Thread watch = new Thread(() -> endWith(in), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  ChildOrder order() {
    return order;
  }

  void say(ChildLine line) {
    out.println(line.written(json));
  }

  /** Nobody waits for a rehearsal whose parent is gone: there is nothing to close in order. */
  private static void endWith(BufferedReader in) {
    try {
      while (in.read() >= 0) {
        // more than the order is not said
      }
    } catch (IOException closed) {
      Runtime.getRuntime().halt(ABANDONED);
    }
    Runtime.getRuntime().halt(ABANDONED);
  }
}
