package jp.banso.acceptance.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import jp.banso.BansoApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application one node after the other in one process, as it is told line by line: arguments start a node, an empty
 * line ends it, and the process ends with whoever told it.
 */
final class NodeByNode {

  static final String ENDED = "the node has ended";

  private NodeByNode() {}

  public static void main(String[] none) throws IOException {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      ConfigurableApplicationContext node = SpringApplication.run(BansoApplication.class, order.split(" "));
      orders.readLine();
      node.close();
      System.out.println(ENDED);
    }
    System.exit(0);
  }
}
