package jp.banso.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is told, for the failures a good one never shows. */
public final class ScriptedSmtp implements AutoCloseable {

  /** What the server does with a recipient and after the text. */
  public enum Manner {
    ACCEPTS,
    REFUSES_RECIPIENT,
    REFUSES_TANTOU,
    BUSY,
    HANGS_UP_AFTER_TEXT
  }

  private final ServerSocket socket;
  private final Manner manner;
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final List<String> recipients = new CopyOnWriteArrayList<>();

  public ScriptedSmtp(Manner manner) throws IOException {
    this.manner = manner;
    this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  List<String> texts() {
    return texts;
  }

  List<String> recipients() {
    return recipients;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    say(out, "220 test");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase();
      if (command.startsWith("EHLO") || command.startsWith("HELO")) {
        say(out, "250 test");
      } else if (command.startsWith("RCPT")) {
        recipients.add(line);
        say(out, answerTo(line));
      } else if (command.startsWith("DATA")) {
        say(out, "354 go on");
        texts.add(readText(in));
        if (manner == Manner.HANGS_UP_AFTER_TEXT) {
          return;
        }
        say(out, "250 taken");
      } else if (command.startsWith("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 ok");
      }
    }
  }

  private String answerTo(String recipient) {
    return switch (manner) {
      case REFUSES_RECIPIENT -> "550 no such mailbox";
      case REFUSES_TANTOU -> recipient.contains("tantou@") ? "550 no such mailbox" : "250 ok";
      case BUSY -> "451 try later";
      default -> "250 ok";
    };
  }

  private static String readText(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
