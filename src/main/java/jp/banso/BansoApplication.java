package jp.banso;

import jp.banso.platform.ModuleBeanNames;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts Banso; nothing else. */
@SpringBootApplication(nameGenerator = ModuleBeanNames.class)
@ConfigurationPropertiesScan
@Modulithic(systemName = "Banso")
public class BansoApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(BansoApplication.class, arguments);
  }
}
