package jp.banso.drafting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.correspondence.CaseNumbers;
import jp.banso.correspondence.MailOrder;
import jp.banso.correspondence.Mailroom;
import jp.banso.kernel.AlreadyDone;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.kernel.TextLength;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those who work on a form say to each other beside its sections. It is no part of the form: it never goes on paper, into
 * a file or to the next who judges it.
 */
@Service
@Transactional
public class Comments {

  /** What the tasks of this module are called in the work list. */
  public static final String WORK = "drafting-mention";

  public static final int LONGEST = 2_000;
  private static final String REF = "comment-";

  private final CommentRows rows;
  private final DraftRights rights;
  private final People people;
  private final Worklist worklist;
  private final Mailroom mailroom;
  private final CaseNumbers numbers;
  private final AuditLog audit;
  private final Clock clock;
  private final MessageSource messages;

  Comments(
      CommentRows rows, DraftRights rights, People people, Worklist worklist, Mailroom mailroom, CaseNumbers numbers, AuditLog audit,
      Clock clock, MessageSource messages) {
    this.rows = rows;
    this.rights = rights;
    this.people = people;
    this.worklist = worklist;
    this.mailroom = mailroom;
    this.numbers = numbers;
    this.audit = audit;
    this.clock = clock;
    this.messages = messages;
  }

  /**
   * What is to be said.
   *
   * @param section where
   * @param place title of the section and, if it is about a field, its label: for the mail
   * @param field path of the field, or null
   * @param mentioned who is asked, or null
   */
  public record Said(String section, String place, String field, String text, UUID mentioned) {}

  /** Whether the viewer takes part in the conversation at all, and whether it still goes on. */
  @Transactional(readOnly = true)
  public boolean readable(Viewer viewer, CaseKey key) {
    return rights.of(viewer, key).comments();
  }

  @Transactional(readOnly = true)
  public boolean isOpen(Viewer viewer, CaseKey key) {
    DraftSight.Rights own = rights.of(viewer, key);
    return own.comments() && own.open();
  }

  /** The threads by section, the first one first. */
  @Transactional(readOnly = true)
  public Map<String, List<CommentThread>> threads(Viewer viewer, CaseKey key) {
    DraftSight.Rights own = rights.conversing(viewer, key);
    Map<UUID, List<CommentRows.Row>> threads = new LinkedHashMap<>();
    rows.of(key).stream().filter(row -> own.hears(row.inner())).forEach(row -> threads.computeIfAbsent(row.thread(), thread -> new ArrayList<>()).add(row));
    return threads.values().stream()
        .map(comments -> thread(viewer, comments))
        .collect(Collectors.groupingBy(CommentThread::section));
  }

  private static CommentThread thread(Viewer viewer, List<CommentRows.Row> comments) {
    CommentRows.Row first = comments.get(0);
    boolean answered = comments.stream().anyMatch(comment -> !comment.authorId().equals(first.authorId()));
    CommentThread.State open = answered ? CommentThread.State.ANSWERED : CommentThread.State.NEW;
    return new CommentThread(
        first.thread(), first.section(), first.field(), first.resolvedAt() == null ? open : CommentThread.State.RESOLVED, first.inner(),
        comments.stream()
            .map(
                row ->
                    new CommentThread.Comment(
                        row.id(), row.organisation(), row.name(), row.text(), row.at(), row.mentioned(),
                        viewer.isOrStandsFor(row.mentionedId()) && !row.answered() && first.resolvedAt() == null))
            .toList(),
        first.resolvedBy(), first.resolvedAt());
  }

  /** How many threads of each section are not settled. */
  @Transactional(readOnly = true)
  public Map<String, Integer> open(Viewer viewer, CaseKey key) {
    DraftSight.Rights own = rights.of(viewer, key);
    return own.comments() ? rows.openBySection(key, own.hears(true)) : Map.of();
  }

  /** Whether what begins now stays hidden from those who are let in later; without them there is nobody to tell apart. */
  @Transactional(readOnly = true)
  public boolean beginsInner(Viewer viewer, CaseKey key) {
    return rights.of(viewer, key).beginsInner();
  }

  /** Who can be asked in a new conversation, or in an inner one: everybody who takes part but the viewer. */
  @Transactional(readOnly = true)
  public List<PersonView> askable(Viewer viewer, CaseKey key, boolean inner) {
    return rights.conversing(viewer, key).groupsOf(inner).stream()
        .flatMap(group -> people.holding(group).stream())
        .filter(person -> !person.id().equals(viewer.personId()))
        .distinct()
        .toList();
  }

  /** Opens a thread. */
  public Outcome<UUID> begin(Viewer viewer, CaseKey key, Said said) {
    return say(viewer, key, UUID.randomUUID(), requireOpen(viewer, key).beginsInner(), said);
  }

  /** Goes on with a thread; who was asked in it has answered by this, and what was settled is open again. */
  public Outcome<UUID> answer(Viewer viewer, CaseKey key, UUID thread, Said said) {
    CommentRows.Row first = first(requireOpen(viewer, key), key, thread);
    Outcome<UUID> outcome =
        say(
            viewer, key, thread, first.inner(),
            new Said(first.section(), said.place(), first.field(), said.text(), said.mentioned()));
    if (outcome instanceof Outcome.Done) {
      settle(rows.waiting(thread, viewer.personId()));
      viewer.standsFor().keySet().forEach(absent -> settle(rows.waiting(thread, absent)));
      rows.resolved(thread, null, null);
    }
    return outcome;
  }

  private Outcome<UUID> say(Viewer viewer, CaseKey key, UUID thread, boolean inner, Said said) {
    String text = said.text().strip();
    if (text.isEmpty()) {
      return Outcome.refused("drafting.refused.blank");
    }
    if (!TextLength.fits(text, LONGEST)) {
      return Outcome.refused("drafting.refused.long", LONGEST);
    }
    PersonView mentioned = said.mentioned() == null ? null : askable(viewer, key, inner).stream()
        .filter(person -> person.id().equals(said.mentioned())).findFirst().orElse(null);
    if (said.mentioned() != null && mentioned == null) {
      return Outcome.refused("drafting.refused.mentioned");
    }
    boolean opens = rows.find(key, thread).isEmpty();
    Instant now = clock.instant();
    CommentRows.Row row =
        new CommentRows.Row(
            opens ? thread : UUID.randomUUID(), thread, said.section(), said.field(), viewer.personId(), viewer.organisationName(),
            viewer.displayName(), text, now, mentioned == null ? null : mentioned.id(),
            mentioned == null ? null : mentioned.displayName(), false, null, null, inner);
    rows.insert(key, row);
    if (mentioned != null) {
      ask(viewer, key, row, said.place(), mentioned);
    }
    audit.record(AuditEntry.logged(viewer.actor(), "audit.drafting.commented", key).detail("sections", said.section()));
    return Outcome.done(row.id());
  }

  private boolean holds(String group, UUID personId) {
    return people.holding(group).stream().anyMatch(person -> person.id().equals(personId));
  }

  private void openTask(ProgrammeCode programme, String group, UUID comment, UUID personId, CaseKey key) {
    worklist.openFor(
        Source.MENTION, REF + comment, programme, group, personId, key, WORK,
        messages.getMessage("drafting.work.mention", null, Locale.JAPAN));
  }

  private void ask(Viewer viewer, CaseKey key, CommentRows.Row row, String place, PersonView mentioned) {
    DraftSight.Rights own = rights.of(viewer, key);
    String group =
        own.groupsOf(row.inner()).stream()
            .filter(one -> holds(one, mentioned.id()))
            .findFirst()
            .orElseThrow();
    openTask(own.programme(), group, row.id(), mentioned.id(), key);
    String page = rights.place(key).map(DraftSight.Place::path).orElse("");
    mailroom.send(
        MailOrder.of("comment-mention", own.programme(), key, page + "/sections/" + row.section())
            .value("number", numbers.shown(key))
            .value("name", mentioned.displayName())
            .value("by", viewer.actor().label())
            .value("place", place)
            .value("text", row.text())
            .on(row.id().toString())
            .replyTo(people.find(viewer.personId()).map(PersonView::mail).orElse(null))
            .to(mentioned.mail()));
  }

  /** 確認した: the viewer was asked and has nothing to add. */
  public void read(Viewer viewer, CaseKey key, UUID comment) {
    DraftSight.Rights own = rights.conversing(viewer, key);
    CommentRows.Row row =
        rows.find(key, comment).filter(one -> own.hears(one.inner())).orElseThrow(() -> new NotFound("comment " + comment));
    if (!viewer.isOrStandsFor(row.mentionedId())) {
      throw new NotFound("mention of the viewer in " + comment);
    }
    if (!row.answered()) {
      settle(List.of(comment));
    }
  }

  /** 済: nothing more is to be done; nobody is asked any more. */
  public void resolve(Viewer viewer, CaseKey key, UUID thread) {
    CommentRows.Row first = first(requireOpen(viewer, key), key, thread);
    if (first.resolvedAt() == null) {
      rows.resolved(thread, viewer.actor().label(), clock.instant());
      settle(rows.waiting(thread, null));
    }
  }

  /**
   * What is still talked about goes on beside the newer text, with the same words and hours, and whoever was asked is asked
   * there and no longer here. It stays among the writers: nobody else has been let in beside the newer text.
   *
   * @param groups whose people take part beside the newer text; the asking of others ends
   */
  public void carryOver(CaseKey from, CaseKey to, ProgrammeCode programme, List<String> groups) {
    Map<UUID, UUID> threads = new HashMap<>();
    for (CommentRows.Row row : rows.of(from)) {
      if (row.id().equals(row.thread()) && row.resolvedAt() == null) {
        threads.put(row.id(), UUID.randomUUID());
      }
      UUID thread = threads.get(row.thread());
      if (thread == null) {
        continue;
      }
      UUID id = row.id().equals(row.thread()) ? thread : UUID.randomUUID();
      rows.insert(
          to,
          new CommentRows.Row(
              id, thread, row.section(), row.field(), row.authorId(), row.organisation(), row.name(), row.text(), row.at(),
              row.mentionedId(), row.mentioned(), row.answered(), null, null, true));
      if (row.answered()) {
        rows.answered(id, row.at());
      } else if (row.mentionedId() != null) {
        groups.stream()
            .filter(group -> holds(group, row.mentionedId()))
            .findFirst()
            .ifPresent(group -> openTask(programme, group, id, row.mentionedId(), to));
      }
    }
    close(from);
  }

  /** Nothing is asked beside a text that another has replaced. */
  public void close(CaseKey key) {
    settle(
        rows.of(key).stream()
            .filter(row -> row.mentionedId() != null && !row.answered())
            .map(CommentRows.Row::id)
            .toList());
  }

  private void settle(List<UUID> mentions) {
    mentions.forEach(
        mention -> {
          rows.answered(mention, clock.instant());
          worklist.close(Source.MENTION, REF + mention);
        });
  }

  private CommentRows.Row first(DraftSight.Rights own, CaseKey key, UUID thread) {
    return rows.find(key, thread)
        .filter(row -> row.id().equals(row.thread()) && own.hears(row.inner()))
        .orElseThrow(() -> new NotFound("thread " + thread));
  }

  private DraftSight.Rights requireOpen(Viewer viewer, CaseKey key) {
    DraftSight.Rights own = rights.conversing(viewer, key);
    if (!own.open()) {
      throw new AlreadyDone("conversation of " + key);
    }
    return own;
  }

  /** Of a task, the section where it is done, by the reference of the task. */
  @Transactional(readOnly = true)
  public Map<String, String> sectionsOf(List<String> refs) {
    Map<String, String> sections = new LinkedHashMap<>();
    rows.sections(refs.stream().map(ref -> UUID.fromString(ref.substring(REF.length()))).toList())
        .forEach((id, section) -> sections.put(REF + id, section));
    return sections;
  }

  /** Where the form of a task is, for the task's line. */
  @Transactional(readOnly = true)
  public java.util.Optional<DraftSight.Place> placeOf(CaseKey key) {
    return rights.place(key);
  }
}
