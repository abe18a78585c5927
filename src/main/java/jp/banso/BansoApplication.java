package jp.banso;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts Banso; nothing else. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Banso")
public class BansoApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(BansoApplication.class, arguments);
  }
}
