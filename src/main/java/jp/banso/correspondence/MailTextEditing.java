package jp.banso.correspondence;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.banso.correspondence.MailTextLibrary.Preview;
import jp.banso.correspondence.MailTextRows.Draft;
import jp.banso.correspondence.MailTextRows.Place;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.StaleEdit;
import jp.banso.parties.Groups;
import jp.banso.parties.People;
import jp.banso.parties.SecondPerson;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * メール文面の変更: the secretariat writes a draft, tries it on itself, and a manager who has not written it releases it.
 * What was released never changes; a mail that is written already keeps its words.
 */
@Service
@Transactional
public class MailTextEditing {

  /** Tests belong to no case. */
  private static final String TEST = "TEST-";

  private static final String TEST_KIND = "text-test";

  private final MailKinds kinds;
  private final MailTextRows rows;
  private final MailTexts texts;
  private final MailTextAccess access;
  private final MailTextLibrary library;
  private final Mailroom mailroom;
  private final People people;
  private final SecondPerson secondPerson;
  private final MessageSource messages;
  private final AuditLog audit;
  private final Clock clock;

  MailTextEditing(
      MailKinds kinds, MailTextRows rows, MailTexts texts, MailTextAccess access, MailTextLibrary library,
      Mailroom mailroom, People people, SecondPerson secondPerson, MessageSource messages, AuditLog audit, Clock clock) {
    this.kinds = kinds;
    this.rows = rows;
    this.texts = texts;
    this.access = access;
    this.library = library;
    this.mailroom = mailroom;
    this.people = people;
    this.secondPerson = secondPerson;
    this.messages = messages;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a text would be begun from: the draft, else what goes out now. */
  @Transactional(readOnly = true)
  public MailText begun(Viewer viewer, int year, String kindId) {
    Place place = access.requireEditor(viewer, year, kindId);
    return texts.inWork(place);
  }

  /** The version of the draft; where there is none, one that the next draft is begun onto. */
  @Transactional(readOnly = true)
  public long version(Viewer viewer, int year, String kindId) {
    return rows.version(access.requireEditor(viewer, year, kindId));
  }

  /** All that is wrong with a text, without keeping it. */
  @Transactional(readOnly = true)
  public List<MailTextProblem> problems(Viewer viewer, int year, String kindId, MailText text) {
    access.requireEditor(viewer, year, kindId);
    return MailTextPolicy.problems(access.kind(kindId), kinds.marks(), text);
  }

  /**
   * Keeps a text as the draft.
   *
   * @param version of the draft that was seen, see {@link #version}
   * @throws StaleEdit if somebody else was quicker
   */
  public Outcome<Void> save(Viewer viewer, int year, String kindId, long version, MailText typed) {
    Place place = access.requireEditor(viewer, year, kindId);
    MailKind kind = access.kind(kindId);
    Draft before = rows.draft(place).orElse(null);
    if (rows.version(place) != version) {
      throw new StaleEdit("draft of " + kindId + " was changed");
    }
    MailText text = new MailText(MailWording.braced(typed.subject()), MailWording.braced(typed.body()));
    if (!MailTextPolicy.problems(kind, kinds.marks(), text).isEmpty()) {
      return Outcome.refused("correspondence.text.refused");
    }
    keep(viewer, place, version, before, text);
    record(viewer, "audit.correspondence.textChanged", place, entry(before == null ? null : before.text(), text));
    return Outcome.done();
  }

  /** Puts the shipped text into the draft; it goes out once it is released as any other. */
  public void takeShipped(Viewer viewer, int year, String kindId, long version) {
    save(viewer, year, kindId, version, access.kind(kindId).shipped()).orThrow();
  }

  private void keep(Viewer viewer, Place place, long version, Draft before, MailText text) {
    boolean kept =
        before == null
            ? rows.begin(place, version, text, viewer.personId(), clock.instant())
            : rows.change(place, version, text, viewer.personId(), clock.instant());
    if (!kept) {
      throw new StaleEdit("draft of " + place.kind() + " was changed");
    }
  }

  /** Throws the draft away; what goes out stays. */
  public void discard(Viewer viewer, int year, String kindId, long version) {
    Place place = access.requireEditor(viewer, year, kindId);
    Draft draft = requireUnchanged(place, version);
    end(place, version);
    record(viewer, "audit.correspondence.textDiscarded", place, entry(null, draft.text()));
  }

  /** From now on mails of this year, and of those after it without a text of their own, are written so. */
  public Outcome<Void> release(Viewer viewer, int year, String kindId, long version, String note) {
    Place place = access.requireEditor(viewer, year, kindId);
    viewer.requireInPerson(Groups.secretariatManager(viewer.programme()), viewer.programme());
    Draft draft = requireUnchanged(place, version);
    if (!secondPerson.is(viewer, viewer.programme(), draft.editors())) {
      return Outcome.refused("correspondence.text.refused.editor");
    }
    MailTexts.GoingOut going = texts.goingOut(place);
    MailText before = going.text();
    if (before.equals(draft.text()) && going.leftAside() == null) {
      return Outcome.refused("correspondence.text.refused.same");
    }
    if (!MailTextPolicy.problems(access.kind(kindId), kinds.marks(), draft.text()).isEmpty()) {
      return Outcome.refused("correspondence.text.refused");
    }
    end(place, version);
    rows.release(place, draft.text(), note, viewer.personId(), clock.instant());
    texts.mended(place);
    audit.record(
        named(viewer, "audit.correspondence.textReleased", place)
            .detail("why", note)
            .detail("before", before.subject() + "\n" + before.body())
            .detail("after", draft.text().subject() + "\n" + draft.text().body()));
    return Outcome.done();
  }

  /** テスト送信: what the preview shows, to the viewer's own address and nobody else. */
  public Outcome<String> test(Viewer viewer, int year, String kindId, String caseKey) {
    Place place = access.requireEditor(viewer, year, kindId);
    Preview preview = library.preview(viewer, year, kindId, caseKey);
    String address = people.find(viewer.personId()).orElseThrow().mail();
    MailText marked =
        new MailText(
            text("correspondence.text.test.subject", preview.text().subject()),
            text("correspondence.text.test.body", viewer.displayName(), access.kind(kindId).title())
                + "\n\n" + preview.text().body());
    String page = "/mail-texts/" + year + "/" + kindId;
    mailroom.send(
        MailOrder.of(TEST_KIND, viewer.programme(), new CaseKey(TEST + viewer.programme().name()), page)
            .on(UUID.randomUUID().toString())
            .to(address),
        marked);
    // not what it said: that has the names of a case
    audit.record(named(viewer, "audit.correspondence.textTested", place));
    return Outcome.done(address);
  }

  private Draft requireUnchanged(Place place, long version) {
    Draft draft = rows.draft(place).orElseThrow(() -> new AlreadyDone("no draft of " + place.kind()));
    if (draft.version() != version) {
      throw new StaleEdit("draft of " + place.kind() + " was changed");
    }
    return draft;
  }

  private void end(Place place, long version) {
    if (!rows.end(place, version)) {
      throw new StaleEdit("draft of " + place.kind() + " was changed");
    }
  }

  /** What was written, before and after; null before for a first draft. */
  private record Words(String before, String after) {}

  private static Words entry(MailText before, MailText after) {
    return new Words(before == null ? "" : before.subject() + "\n" + before.body(), after.subject() + "\n" + after.body());
  }

  private void record(Viewer viewer, String action, Place place, Words words) {
    audit.record(named(viewer, action, place).detail("before", words.before()).detail("after", words.after()));
  }

  private AuditEntry named(Viewer viewer, String action, Place place) {
    return AuditEntry.logged(viewer.actor(), action, null)
        .detail("mail", access.kind(place.kind()).title())
        .detail("fiscalYear", place.year().name());
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.JAPAN);
  }
}
