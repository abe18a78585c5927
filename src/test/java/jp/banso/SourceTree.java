package jp.banso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the product as they lie in the tree. */
final class SourceTree {

  static final Path JAVA = Path.of("src/main/java");
  static final Path RESOURCES = Path.of("src/main/resources");
  static final Path TEMPLATES = RESOURCES.resolve("templates");
  static final Path MIGRATIONS = RESOURCES.resolve("db/migration");

  private SourceTree() {}

  static List<Path> files(Path root, String ending) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module to which a Java file belongs, empty for the class that starts all. */
  static String moduleOf(Path javaFile) {
    Path inside = JAVA.resolve("jp/banso").relativize(javaFile);
    return inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
  }
}
