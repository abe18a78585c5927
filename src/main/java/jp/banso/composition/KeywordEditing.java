package jp.banso.composition;

import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.composition.MemberGroupKeyword.Field;
import jp.banso.composition.MemberSamples.Sample;
import jp.banso.forms.Answers;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Groups;
import jp.banso.parties.SecondPerson;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 区分の見立てに使う語: the secretariat writes the keyword table of a year, sees which proposals it would change, and a manager
 * who has not written it releases it. What a person said of a member stays, whatever the table says.
 */
@Service
@Transactional
public class KeywordEditing {

  /** The only programme whose form has members with 区分. */
  private static final ProgrammeCode PROGRAMME = ProgrammeCode.BANSO;

  private static final int MOST = 500;
  private static final int LONGEST = 50;
  private static final int MOST_CHANGES = 200;

  private final KeywordRows editions;
  private final MemberGroupKeywords shipped;
  private final List<MemberSamples> samples;
  private final SecondPerson secondPerson;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  KeywordEditing(
      KeywordRows editions, MemberGroupKeywords shipped, List<MemberSamples> samples, SecondPerson secondPerson,
      MessageSource messages, AuditLog audit, Clock clock) {
    this.editions = editions;
    this.shipped = shipped;
    this.samples = samples;
    this.secondPerson = secondPerson;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** The page of a year. */
  @Transactional(readOnly = true)
  public KeywordPage open(Viewer viewer, FiscalYear year) {
    requireEditor(viewer);
    Optional<KeywordEdition> counting = editions.counting(year);
    List<MemberGroupKeyword> now = counting.map(KeywordEdition::rows).orElseGet(shipped::all);
    Optional<KeywordEdition> draft = editions.draft(year);
    return new KeywordPage(
        year, now.stream().map(this::line).toList(), counting.map(KeywordEdition::releasedAt).orElse(null),
        counting.map(KeywordEdition::releasedBy).orElse(null), counting.map(KeywordEdition::year).orElse(null),
        typed(draft.map(KeywordEdition::rows).orElse(now)), editions.turn(year),
        draft.map(KeywordEdition::changedAt).orElse(null), draft.map(KeywordEdition::changedBy).orElse(null),
        draft.map(one -> changes(viewer, year, now, one.rows())).orElse(List.of()),
        draft.filter(one -> secondPerson.is(viewer, PROGRAMME, one.editors())).isPresent());
  }

  /** Guards an act before its form is read. */
  public void requireEditor(Viewer viewer) {
    if (!viewer.isSecretariatOf(PROGRAMME)) {
      throw new Forbidden(viewer.role() + " keeps no keywords");
    }
  }

  private List<KeywordPage.Change> changes(
      Viewer viewer, FiscalYear year, List<MemberGroupKeyword> before, List<MemberGroupKeyword> after) {
    List<MemberGroupKeyword> then = MemberGroupAid.ready(before);
    List<MemberGroupKeyword> now = MemberGroupAid.ready(after);
    List<KeywordPage.Change> changes = new ArrayList<>();
    for (Sample sample : samples.stream().flatMap(one -> one.of(viewer, year).stream()).toList()) {
      for (int i = 0; i < sample.members().size() && changes.size() < MOST_CHANGES; i++) {
        Answers row = sample.members().get(i);
        Set<MemberGroup> was = proposed(then, row);
        Set<MemberGroup> will = proposed(now, row);
        if (!was.equals(will)) {
          String who =
              Stream.of("affiliation", "department", "profession")
                  .map(row::text)
                  .filter(part -> !part.isEmpty())
                  .collect(Collectors.joining(" "));
          changes.add(
              new KeywordPage.Change(
                  sample.number(), i + 1, who, was.stream().sorted().toList(), will.stream().sorted().toList()));
        }
      }
    }
    return changes;
  }

  private static Set<MemberGroup> proposed(List<MemberGroupKeyword> rows, Answers member) {
    return MemberGroupAid.propose(
        rows, member.text("affiliation"), member.text("department"), member.text("profession"));
  }

  private KeywordLine line(MemberGroupKeyword row) {
    return new KeywordLine(
        text(fieldKey(row.field())), shown(row.begins()), shown(row.contains()), shown(row.ends()),
        text(row.group().messageKey()), row.excludes());
  }

  private String shown(String part) {
    return part == null ? "" : part.replace(MemberGroupKeyword.PREFECTURE, text("composition.keyword.prefecture"));
  }

  private static String fieldKey(Field field) {
    return "composition.keyword.field." + field.name();
  }

  private String typed(List<MemberGroupKeyword> rows) {
    String mark = text("composition.keyword.mark");
    return rows.stream()
        .map(this::line)
        .map(
            line ->
                String.join(
                    "\t", line.field(), line.begins(), line.contains(), line.ends(), line.group(),
                    line.excludes() ? mark : ""))
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  /**
   * Keeps a table as the draft of the year.
   *
   * @param version of the page that was seen
   * @throws StaleEdit if somebody else was quicker
   */
  public Outcome<Integer> save(Viewer viewer, FiscalYear year, int version, String typed) {
    requireEditor(viewer);
    List<MemberGroupKeyword> rows = new ArrayList<>();
    List<String> lines = typed.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      Outcome<MemberGroupKeyword> row = row(lines.get(i));
      if (row instanceof Outcome.Refused<MemberGroupKeyword> refused) {
        return Outcome.refused(refused.messageKey(), i + 1, lines.get(i).strip());
      }
      rows.add(row.orThrow());
    }
    if (rows.isEmpty() || rows.size() > MOST) {
      return Outcome.refused("composition.keyword.refused.count", MOST);
    }
    turn(year, version);
    List<UUID> editors = new ArrayList<>(editions.draft(year).map(KeywordEdition::editors).orElse(List.of()));
    editors.remove(viewer.personId());
    editors.add(viewer.personId());
    editions.save(year, rows, editors, viewer.actor().label(), clock.instant());
    record(viewer, "audit.composition.keywordsChanged", year);
    return Outcome.done(rows.size());
  }

  private Outcome<MemberGroupKeyword> row(String typed) {
    String[] cells = Arrays.stream((typed + "\t\t\t\t\t\tx").split("\t")).map(String::strip).toArray(String[]::new);
    Optional<Field> field = Stream.of(Field.values()).filter(one -> said(fieldKey(one), cells[0])).findFirst();
    if (field.isEmpty()) {
      return Outcome.refused("composition.keyword.refused.field");
    }
    Optional<MemberGroup> group =
        Stream.of(MemberGroup.values()).filter(one -> said(one.messageKey(), cells[4])).findFirst();
    if (group.isEmpty()) {
      return Outcome.refused("composition.keyword.refused.group");
    }
    boolean excludes = said("composition.keyword.mark", cells[5]);
    if (!excludes && !cells[5].isEmpty()) {
      return Outcome.refused("composition.keyword.refused.excludes");
    }
    if (Stream.of(cells[1], cells[2], cells[3]).allMatch(String::isEmpty)
        || Stream.of(cells[1], cells[2], cells[3]).anyMatch(part -> part.length() > LONGEST)) {
      return Outcome.refused("composition.keyword.refused.words");
    }
    return Outcome.done(
        new MemberGroupKeyword(field.get(), part(cells[1]), part(cells[2]), part(cells[3]), group.get(), excludes));
  }

  private String part(String typed) {
    return typed.isEmpty()
        ? null
        : typed.replace(text("composition.keyword.prefecture"), MemberGroupKeyword.PREFECTURE);
  }

  private boolean said(String key, String typed) {
    return folded(text(key)).equals(folded(typed));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }

  /** Throws the draft away; what counts stays. */
  public void discard(Viewer viewer, FiscalYear year, int version) {
    requireEditor(viewer);
    turn(year, version);
    editions.discard(year);
    record(viewer, "audit.composition.keywordsDiscarded", year);
  }

  /** From now on what is written in this year, and in those after it without a table of their own, is proposed so. */
  public Outcome<Void> release(Viewer viewer, FiscalYear year, int version) {
    requireEditor(viewer);
    viewer.requireInPerson(Groups.secretariatManager(PROGRAMME), PROGRAMME);
    KeywordEdition draft = editions.draft(year).orElseThrow(() -> changed(year));
    if (!secondPerson.is(viewer, PROGRAMME, draft.editors())) {
      return Outcome.refused("composition.keyword.refused.editor");
    }
    turn(year, version);
    editions.release(year, viewer.actor().label(), clock.instant());
    record(viewer, "audit.composition.keywordsReleased", year);
    return Outcome.done();
  }

  private void turn(FiscalYear year, int seen) {
    if (!editions.turned(year, seen)) {
      throw changed(year);
    }
  }

  private static StaleEdit changed(FiscalYear year) {
    return new StaleEdit("keywords of " + year.year() + " were changed");
  }

  private void record(Viewer viewer, String action, FiscalYear year) {
    audit.record(AuditEntry.of(viewer.actor(), action, null).detail("fiscalYear", year.name()));
  }

  private String text(String key) {
    return messages.getMessage(key, null, Locale.JAPAN);
  }
}
