package jp.banso.overview.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jp.banso.kernel.NotFound;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** 操作の手引き as it lies in {@code docs/manual}, for the page that shows it. */
@Component
class ManualPages {

  /** The page that leads to the others. */
  static final String CONTENTS = "README";

  private static final String FOLDER = "manual/";
  private static final String ENDING = ".md";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,60}");

  private final Parser parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  /** What kind of part of a page. */
  enum Kind {
    HEADING,
    PARAGRAPH,
    LIST,
    STEPS,
    TABLE,
    PICTURE
  }

  /**
   * Some words.
   *
   * @param page name of the page that they lead to, or null
   */
  record Span(String text, boolean strong, boolean code, String page) {}

  /**
   * A part of a page.
   *
   * @param level of a heading, 2 and more
   * @param cells lines of words: one of a heading or paragraph, the items of a list, the cells of a table row by row
   * @param columns of a table
   * @param picture name of the picture, or null
   */
  record Block(Kind kind, int level, List<List<Span>> cells, int columns, String picture) {

    /** The rows of a table, the first its head. */
    public List<List<List<Span>>> rows() {
      List<List<List<Span>>> rows = new ArrayList<>();
      for (int first = 0; first < cells.size(); first += columns) {
        rows.add(cells.subList(first, first + columns));
      }
      return rows;
    }

    /** The words without their form. */
    public String text() {
      StringBuilder text = new StringBuilder();
      cells.forEach(spans -> spans.forEach(span -> text.append(span.text())));
      return text.toString();
    }
  }

  /** A page under its first heading. */
  record Page(String title, List<Block> blocks) {}

  /** @throws NotFound if there is no such page */
  Page page(String name) {
    return pages.computeIfAbsent(name, this::read);
  }

  /** @throws NotFound if there is no such picture */
  Resource picture(String name) {
    return resource("pictures/", name, ".png").orElseThrow(() -> new NotFound("picture of the manual"));
  }

  private Page read(String name) {
    Resource file = resource("", name, ENDING).orElseThrow(() -> new NotFound("page of the manual"));
    try (InputStream in = file.getInputStream()) {
      Reading reading = new Reading();
      parser.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).accept(reading);
      return new Page(reading.blocks.get(0).text(), reading.blocks.subList(1, reading.blocks.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Resource> resource(String folder, String name, String ending) {
    return Optional.of(name)
        .filter(one -> NAME.matcher(one).matches())
        .map(one -> (Resource) new ClassPathResource(FOLDER + folder + one + ending))
        .filter(Resource::exists);
  }

  /** Goes through a page and notes its parts. */
  private static final class Reading extends AbstractVisitor {

    private final List<Block> blocks = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      blocks.add(new Block(Kind.HEADING, heading.getLevel(), List.of(words(heading)), 0, null));
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (paragraph.getFirstChild() instanceof Image picture) {
        String path = picture.getDestination();
        String name = path.substring(path.lastIndexOf('/') + 1).replace(".png", "");
        blocks.add(new Block(Kind.PICTURE, 0, List.of(words(picture)), 0, name));
      } else {
        blocks.add(new Block(Kind.PARAGRAPH, 0, List.of(words(paragraph)), 0, null));
      }
    }

    @Override
    public void visit(BulletList list) {
      blocks.add(new Block(Kind.LIST, 0, items(list), 0, null));
    }

    @Override
    public void visit(OrderedList list) {
      blocks.add(new Block(Kind.STEPS, 0, items(list), 0, null));
    }

    private static List<List<Span>> items(Node list) {
      List<List<Span>> items = new ArrayList<>();
      for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
        items.add(words(item));
      }
      return items;
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock) {
        List<List<Span>> cells = new ArrayList<>();
        int[] rows = {0};
        block.accept(
            new AbstractVisitor() {
              @Override
              public void visit(CustomNode node) {
                if (node instanceof TableCell) {
                  cells.add(words(node));
                } else {
                  rows[0] += node instanceof TableRow ? 1 : 0;
                  visitChildren(node);
                }
              }

              @Override
              public void visit(CustomBlock table) {
                visitChildren(table);
              }
            });
        blocks.add(new Block(Kind.TABLE, 0, cells, cells.size() / rows[0], null));
      }
    }

    private static List<Span> words(Node node) {
      List<Span> words = new ArrayList<>();
      add(node, false, null, words);
      return words;
    }

    private static void add(Node node, boolean strong, String page, List<Span> words) {
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        if (child instanceof Text text) {
          words.add(new Span(text.getLiteral(), strong, false, page));
        } else if (child instanceof Code code) {
          words.add(new Span(code.getLiteral(), strong, true, page));
        } else if (child instanceof Link link) {
          add(child, strong, pageOf(link.getDestination()), words);
        } else if (!(child instanceof SoftLineBreak)) {
          // a line of Japanese goes on without a blank
          add(child, strong || child instanceof StrongEmphasis, page, words);
        }
      }
    }

    /** A link that leaves the manual is words only. */
    private static String pageOf(String destination) {
      return destination.endsWith(ENDING) && !destination.contains("/")
          ? destination.substring(0, destination.length() - ENDING.length())
          : null;
    }
  }
}
