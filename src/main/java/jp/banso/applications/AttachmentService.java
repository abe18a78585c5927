package jp.banso.applications;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.ApplicationView.Step;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.Outcome;
import jp.banso.parties.RoleKind;
import jp.banso.parties.Viewer;
import jp.banso.platform.audit.Audience;
import jp.banso.platform.audit.AuditEntry;
import jp.banso.platform.audit.AuditLog;
import jp.banso.platform.documents.DocumentView;
import jp.banso.platform.documents.Documents;
import jp.banso.platform.documents.FileJudgement;
import jp.banso.platform.documents.RecordFile;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 添付資料: papers that go with an application beside its form. Whoever has the text before them adds and takes out;
 * a paper of the same name is its next version, and no version is ever lost.
 */
@Service
@Transactional
public class AttachmentService {

  private static final String CONTENT_TYPE = "application/octet-stream";

  private final ApplicationDesk desk;
  private final AttachmentRows rows;
  private final Attachments attachments;
  private final AttachmentLimits limits;
  private final Documents documents;
  private final MailWord mailWord;
  private final EntityManager entities;
  private final AuditLog audit;
  private final Clock clock;

  AttachmentService(
      ApplicationDesk desk, AttachmentRows rows, Attachments attachments, AttachmentLimits limits, Documents documents,
      MailWord mailWord, EntityManager entities, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.rows = rows;
    this.attachments = attachments;
    this.limits = limits;
    this.documents = documents;
    this.mailWord = mailWord;
    this.entities = entities;
    this.audit = audit;
    this.clock = clock;
  }

  /** A file as it was chosen. */
  public record ChosenFile(String name, long size, InputStreamSource content) {}

  /** What became of the chosen files: new papers, next versions of papers, and files that were there already. */
  public record Added(int papers, int versions, int known) {}

  /** The papers that the viewer may know of, those taken out among them. */
  @Transactional(readOnly = true)
  public List<AttachedPaper> papers(Viewer viewer, ApplicationId id) {
    return attachments.readable(viewer, desk.forViewer(viewer, id));
  }

  /**
   * Adds files, all or none of them.
   *
   * @param replaced the paper whose next version the one file is, or null: then a file of a name that is there
   *     already is the next version of that paper
   */
  public Outcome<Added> add(Viewer viewer, ApplicationId id, List<ChosenFile> files, UUID replaced) {
    Application application = desk.forStep(viewer, id, Step.ATTACH);
    boolean replaces = replaced != null && standing(application, replaced) != null;
    List<Outcome.Refused<Added>> faults = new ArrayList<>(unfit(files, replaces));
    faults.addAll(noRoom(id, files, replaces));
    if (!faults.isEmpty()) {
      return faults.get(0);
    }
    // writing and looking through the files takes its time, and nobody waits for it
    List<DocumentView> stored = files.stream().map(this::store).toList();
    hold(viewer, application);
    List<Outcome.Refused<Added>> still = noRoom(id, files, replaces);
    if (!still.isEmpty()) {
      stored.forEach(file -> documents.remove(file.id()));
      return still.get(0);
    }
    Optional<AttachedPaper> target = Optional.ofNullable(replaced).map(paper -> standing(application, paper));
    int papers = 0;
    int versions = 0;
    int known = 0;
    for (DocumentView file : stored) {
      AttachedPaper same = target.or(() -> named(rows.all(id), file.fileName())).orElse(null);
      if (same != null && same.latest().file().checksum().equals(file.checksum())) {
        known++;
        documents.remove(file.id());
      } else {
        versions += same == null ? 0 : 1;
        papers += same == null ? 1 : 0;
        keep(viewer, application, same, file);
      }
    }
    return Outcome.done(new Added(papers, versions, known));
  }

  /** Takes a paper out; its versions stay readable to its side and to whom they had been sent. */
  public Outcome<Void> remove(Viewer viewer, ApplicationId id, UUID paper) {
    Application application = desk.forStep(viewer, id, Step.ATTACH);
    hold(viewer, application);
    AttachedPaper standing = standing(application, paper);
    Viewer acting = acting(viewer, application);
    rows.remove(paper, standing.latest().number(), acting.actor().label(), clock.instant());
    audit.record(entry(acting, application, "audit.applications.attachmentRemoved", standing.latest().file(), standing.latest().number()));
    return Outcome.done();
  }

  /**
   * Everything for which {@link #add} refuses these files, of each file and of all together, so that who has chosen ten
   * need not learn of them one by one; empty if they can be added.
   */
  @Transactional(readOnly = true)
  public List<Outcome.Refused<Added>> faults(Viewer viewer, ApplicationId id, List<ChosenFile> files, UUID replaced) {
    desk.forStep(viewer, id, Step.ATTACH);
    List<Outcome.Refused<Added>> faults = new ArrayList<>(unfit(files, replaced != null));
    faults.addAll(noRoom(id, files, replaced != null));
    return faults;
  }

  private static List<Outcome.Refused<Added>> unfit(List<ChosenFile> files, boolean replaces) {
    List<Outcome.Refused<Added>> faults = new ArrayList<>();
    if (files.isEmpty()) {
      faults.add(refused("applications.attachments.refused.none"));
    }
    if (replaces && files.size() > 1) {
      faults.add(refused("applications.attachments.refused.one"));
    }
    for (ChosenFile file : files) {
      try {
        if (file.size() == 0) {
          faults.add(refused("applications.attachments.refused.empty", file.name()));
        } else if (!RecordFile.isPaper(file.name(), file.content())) {
          faults.add(refused(reason(FileJudgement.of(file.content().getInputStream()).refusal()), file.name()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return faults;
  }

  private List<Outcome.Refused<Added>> noRoom(ApplicationId id, List<ChosenFile> files, boolean replaces) {
    List<Outcome.Refused<Added>> faults = new ArrayList<>();
    List<AttachedPaper> there = rows.all(id);
    if (sizeOf(there) + files.stream().mapToLong(ChosenFile::size).sum() > limits.bytes()) {
      faults.add(refused("applications.attachments.refused.total", limits.megabytes()));
    }
    long papersThen =
        there.stream().filter(paper -> !paper.removed()).count()
            + (replaces ? 0 : files.stream().filter(file -> named(there, file.name()).isEmpty()).count());
    if (papersThen > limits.papers()) {
      faults.add(refused("applications.attachments.refused.count", limits.papers()));
    }
    return faults;
  }

  private static Outcome.Refused<Added> refused(String key, Object... arguments) {
    return new Outcome.Refused<>(key, List.of(arguments));
  }

  /** In words: what is wrong is told, so that the right thing is mended. */
  private static String reason(FileJudgement.Refusal refusal) {
    if (refusal == null) {
      return "applications.attachments.refused.kind";
    }
    return switch (refusal) {
      case ENCRYPTED -> "applications.attachments.refused.encrypted";
      case OLD_OFFICE -> "applications.attachments.refused.old_office";
      case MACROS -> "applications.attachments.refused.macros";
      case OBJECTS -> "applications.attachments.refused.objects";
      case LINKS -> "applications.attachments.refused.links";
      case TOO_LARGE -> "applications.attachments.refused.unpacked";
      case DAMAGED -> "applications.attachments.refused.damaged";
      case OTHER_KIND -> "applications.attachments.refused.kind";
    };
  }

  private DocumentView store(ChosenFile file) {
    try (InputStream content = file.content().getInputStream()) {
      return documents.describe(documents.store(file.name(), CONTENT_TYPE, content)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody hands the text over until this is settled. */
  private void hold(Viewer viewer, Application application) {
    entities.refresh(application, LockModeType.PESSIMISTIC_WRITE);
    desk.forStep(viewer, application.id(), Step.ATTACH);
  }

  private void keep(Viewer viewer, Application application, AttachedPaper same, DocumentView file) {
    Viewer acting = acting(viewer, application);
    UUID paper = same == null ? UUID.randomUUID() : same.id();
    int number = same == null ? 1 : same.latest().number() + 1;
    rows.add(
        application.id(), paper, number, file.id(), side(viewer), acting.actor().label(),
        clock.instant());
    audit.record(entry(acting, application, "audit.applications.attached", file, number));
  }

  /** Names of files tell of the text, which not all who read the history may read. */
  private static AuditEntry entry(Viewer viewer, Application application, String action, DocumentView file, int number) {
    AuditEntry entry =
        AuditEntry.of(viewer.actor(), action, application.key())
            .detail("version", number)
            .detail("checksum", file.checksum().substring(0, 12));
    boolean hidden = application.state() == ApplicationState.DRAFT && !application.isShownToPrefecture();
    return hidden ? entry.audience(Audience.REGION) : entry.audience(Audience.REGION, Audience.PREFECTURE);
  }

  private AttachedPaper standing(Application application, UUID paper) {
    return rows.all(application.id()).stream()
        .filter(one -> one.id().equals(paper) && !one.removed())
        .findFirst()
        .orElseThrow(() -> new NotFound("paper " + paper + " of " + application.key()));
  }

  private static Optional<AttachedPaper> named(List<AttachedPaper> papers, String name) {
    String sought = comparable(name);
    return papers.stream()
        .filter(paper -> !paper.removed() && comparable(paper.latest().file().fileName()).equals(sought))
        .findFirst();
  }

  /** A Mac writes the same name in other characters. */
  private static String comparable(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static long sizeOf(List<AttachedPaper> papers) {
    return papers.stream()
        .flatMap(paper -> paper.versions().stream())
        .mapToLong(version -> version.file().size())
        .sum();
  }

  /** What a clerk adds to a submission that came by mail is that mail's. */
  private Viewer acting(Viewer viewer, Application application) {
    return EditPolicy.isCopiedFromMail(application) ? mailWord.of(viewer, application) : viewer;
  }

  private static AttachmentRows.Side side(Viewer viewer) {
    if (viewer.role() == RoleKind.PREFECTURE) {
      return AttachmentRows.Side.PREFECTURE;
    }
    return viewer.role().isSecretariat() ? AttachmentRows.Side.SECRETARIAT : AttachmentRows.Side.REGION;
  }
}
