package jp.banso.overview.web;

import java.util.List;
import jp.banso.worklist.TaskView;

/** A group of 今日やること; {@code href} leads to the whole list of which {@code count} tells the size. */
public record TaskGroupView(Group group, long count, String href, List<TaskView> tasks) {

  /** 期限超過・今日・今週・それ以降. */
  public enum Group {
    OVERDUE,
    TODAY,
    WEEK,
    LATER
  }
}
