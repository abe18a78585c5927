package jp.banso.applications;

import java.util.Locale;
import jp.banso.parties.Groups;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** 回付された申込書 as the prefecture's work, until somebody of a region goes on with it. */
@Component
class ForwardedWork {

  private static final String REF = "forwarded-";

  private final Worklist worklist;
  private final MessageSource messages;

  ForwardedWork(Worklist worklist, MessageSource messages) {
    this.worklist = worklist;
    this.messages = messages;
  }

  void due(Application application) {
    String ref = REF + application.id().value();
    worklist.close(Source.MENTION, ref);
    if (application.awaitsPeople()) {
      worklist.open(
          Source.MENTION, ref, application.programme(),
          Groups.prefecture(application.programme(), application.prefecture()), application.key(),
          WorkSubjects.FORWARDED, messages.getMessage("applications.forwarded.work", null, Locale.JAPAN));
    }
  }
}
