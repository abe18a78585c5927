package jp.banso.parties.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import jp.banso.parties.SavedViews;
import jp.banso.parties.TakenLists;
import jp.banso.parties.Viewer;
import jp.banso.platform.database.ListCount;
import jp.banso.platform.database.ListOrder.Place;
import jp.banso.platform.web.CsvDownload;
import jp.banso.platform.web.ExcelDownload;
import jp.banso.platform.web.ListQuery;
import jp.banso.platform.web.ListTable;
import jp.banso.platform.web.ListView;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What every list of the product has: filters and order in its address, pages, views kept by name, and files of exactly
 * what it is narrowed to. The list's module says what its columns are and how a page of it is read; who may read it is
 * judged by the service that reads.
 */
@Component
public class ListPages {

  private static final String CSV = ".csv";
  private static final String EXCEL = ".xlsx";

  private final SavedViews views;
  private final TakenLists taken;
  private final MessageSource messages;

  ListPages(SavedViews views, TakenLists taken, MessageSource messages) {
    this.views = views;
    this.taken = taken;
    this.messages = messages;
  }

  /**
   * Puts the page {@code list} and its kept views into the model, for fragments/lists.
   *
   * @param total null if it is not counted
   */
  public <T> void show(
      Viewer viewer, ListTable<T> table, ListQuery<?> query, ListCount total, CsvDownload.Pages<T, Place> source,
      Model model) {
    ListView list = ListView.of(table, query, total, source.read(query.place(), ListView.PAGE + 1));
    model.addAttribute("list", list);
    model.addAttribute("views", views.of(viewer, list.path()));
  }

  /** The whole list as a CSV file. */
  public <T> void csv(
      Viewer viewer, ListTable<T> table, ListQuery<?> query, CsvDownload.Pages<T, Place> source,
      HttpServletResponse response)
      throws IOException {
    begin(viewer, query, source, CSV);
    try (CsvDownload csv = CsvDownload.to(response, title(table) + CSV)) {
      csv.row(table.columns().stream().map(column -> text(column.labelKey())).toList());
      csv.rows(source, table.place(), table::cells);
    }
  }

  /** The whole list as an Excel workbook. */
  public <T> void excel(
      Viewer viewer, ListTable<T> table, ListQuery<?> query, CsvDownload.Pages<T, Place> source,
      HttpServletResponse response)
      throws IOException {
    begin(viewer, query, source, EXCEL);
    try (ExcelDownload excel = ExcelDownload.to(response, title(table) + EXCEL, title(table))) {
      excel.row(table.columns().stream().map(column -> text(column.labelKey())).toList());
      excel.rows(source, table.place(), table::cells);
    }
  }

  /** Whoever may not read it is refused before anything is noted or written. */
  private void begin(Viewer viewer, ListQuery<?> query, CsvDownload.Pages<?, Place> source, String format) {
    query.requireReadable();
    source.read(null, 1);
    taken.taken(viewer, query.path(), query.narrowedBy(), format.substring(1));
  }

  private String title(ListTable<?> table) {
    return text(table.titleKey());
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
