package jp.banso.access;

import java.util.UUID;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Groups;
import jp.banso.worklist.WorkItem.Source;
import jp.banso.worklist.Worklist;
import org.springframework.context.ApplicationContext;

/** A piece of work of each of the two prefectures. */
final class TaskFixtures implements ObjectFixtures {

  private final Worklist worklist;
  private final Cast cast;
  private final String own;
  private final String foreign;

  TaskFixtures(ApplicationContext context, Cast cast) {
    this.worklist = context.getBean(Worklist.class);
    this.cast = cast;
    this.own = open(Seat.PREFECTURE);
    this.foreign = open(Seat.OTHER_PREFECTURE);
  }

  private String open(Seat seat) {
    String mark = UUID.randomUUID().toString();
    CaseKey key = new CaseKey("R7-BANSO-" + mark.substring(0, 8).toUpperCase(java.util.Locale.ROOT));
    worklist.open(
        Source.MAIL, mark, ProgrammeCode.BANSO,
        Groups.prefecture(ProgrammeCode.BANSO, seat.prefecture()), key, "test", "試験の対応");
    return worklist.onCase(cast.viewer(seat), key).get(0).id().toString();
  }

  @Override
  public boolean covers(String route, String variable) {
    return route.startsWith("/tasks/");
  }

  @Override
  public String own(String route, String variable) {
    return own;
  }

  @Override
  public String foreign(String route, String variable) {
    return foreign;
  }
}
