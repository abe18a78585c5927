package jp.banso.parties;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.kernel.BadInput;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.TextLength;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists as somebody has narrowed and sorted them, kept by name: an address and no data, so that whoever opens one sees
 * what they may see. A view is its person's in the role in which it was kept; shared, it is the desk's as well: that of
 * the same role in the same organisation.
 */
@Service
@Transactional
public class SavedViews {

  private static final int MOST = 50;
  private static final int LONGEST = 50;

  /**
   * An address of the product with what narrows it. Which of its pages are lists they say themselves, by offering to be
   * kept: another that is sent here is offered nowhere.
   */
  private static final Pattern ADDRESS =
      Pattern.compile("((?:/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){1,6})(?:\\?(\\S{0,1000}))?");

  private final JdbcClient jdbc;
  private final AuditLog audit;

  SavedViews(JdbcClient jdbc, AuditLog audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /**
   * A list under a name.
   *
   * @param href where it is
   * @param own true if the viewer has kept it
   */
  public record SavedView(UUID id, String name, String href, boolean shared, boolean own) {}

  /** The viewer's own of this list, and those that the desk shares, by name. */
  @Transactional(readOnly = true)
  public List<SavedView> of(Viewer viewer, String path) {
    return jdbc.sql(
            "select * from saved_view where path = :path and role = :role and programme = :programme"
                + " and (person_id = :person or (shared and organisation_id = :organisation)) order by name, id")
        .param("path", path)
        .param("role", viewer.role().name())
        .param("programme", viewer.programme().code())
        .param("person", viewer.personId())
        .param("organisation", viewer.organisationId())
        .query(
            (row, number) ->
                new SavedView(
                    row.getObject("id", UUID.class), row.getString("name"),
                    row.getString("path") + (row.getString("query").isEmpty() ? "" : "?" + row.getString("query")),
                    row.getBoolean("shared"), viewer.personId().equals(row.getObject("person_id", UUID.class))))
        .list();
  }

  /**
   * Keeps a list; an own view of the same name becomes this one.
   *
   * @param href of a list of the product
   * @return where it is
   * @throws BadInput if it is no address of the product
   */
  public Outcome<String> keep(Viewer viewer, String href, String name, boolean shared) {
    Matcher list = ADDRESS.matcher(href);
    if (!list.matches()) {
      throw new BadInput("list to keep");
    }
    String called = name.strip();
    if (called.isEmpty()) {
      return Outcome.refused("parties.views.refused.name");
    }
    if (!TextLength.fits(called, LONGEST)) {
      return Outcome.refused("parties.views.refused.long", LONGEST);
    }
    if (of(viewer, list.group(1)).stream().filter(SavedView::own).count() >= MOST) {
      return Outcome.refused("parties.views.refused.many", MOST);
    }
    String path = list.group(1);
    String query = list.group(2) == null ? "" : list.group(2);
    boolean changes = of(viewer, path).stream().anyMatch(one -> one.own() && one.name().equals(called));
    jdbc.sql(
            "insert into saved_view (id, person_id, organisation_id, role, programme, path, query, name, shared)"
                + " values (?,?,?,?,?,?,?,?,?) on conflict (person_id, role, programme, path, name) do update set"
                + " query = excluded.query, shared = excluded.shared, organisation_id = excluded.organisation_id")
        .params(
            UUID.randomUUID(), viewer.personId(), viewer.organisationId(), viewer.role().name(),
            viewer.programme().code(), path, query, called, shared)
        .update();
    record(viewer, changes ? "audit.parties.viewChanged" : "audit.parties.viewKept", path, query, shared);
    return Outcome.done(href);
  }

  /**
   * Removes an own view.
   *
   * @return where its list is, as it was kept: a list may need to know of whom it is
   * @throws NotFound if it is another's, or none
   */
  public String remove(Viewer viewer, UUID id) {
    return jdbc.sql("delete from saved_view where id = ? and person_id = ? returning path, query, shared")
        .params(id, viewer.personId())
        .query(
            (row, number) -> {
              record(viewer, "audit.parties.viewRemoved", row.getString(1), row.getString(2), row.getBoolean(3));
              return row.getString(1) + (row.getString(2).isEmpty() ? "" : "?" + row.getString(2));
            })
        .optional()
        .orElseThrow(() -> new NotFound("view " + id));
  }

  /** Without its name, which may name somebody, and without what was looked for. */
  private void record(Viewer viewer, String action, String path, String query, boolean shared) {
    String narrowed =
        Stream.of(query.split("&")).map(part -> part.replaceFirst("=.*", "")).filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    audit.record(
        AuditEntry.logged(viewer.actor(), action, null)
            .detail("list", path)
            .detail("filters", narrowed)
            .detail("shared", shared));
  }
}
