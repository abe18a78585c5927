package jp.banso.handover;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the tasks of this module are about, for a whole page of tasks at once. */
@Service
@Transactional(readOnly = true)
public class HandoverSubjects {

  /** The kinds of work of this module. */
  public static final Set<String> WORK =
      Set.of(HandingOver.INHERITED, HandingOver.WAITING, DeskConfirmations.WORK);

  private final JdbcClient jdbc;
  private final MessageSource messages;

  HandoverSubjects(JdbcClient jdbc, MessageSource messages) {
    this.jdbc = jdbc;
    this.messages = messages;
  }

  /** Who leaves, by transfer. */
  public Map<UUID, String> leavers(List<UUID> transfers) {
    return transfers.isEmpty()
        ? Map.of()
        : jdbc.sql(
                "select t.id, p.display_name from transfer t join person p on p.id = t.person_id where t.id in (:ids)")
            .param("ids", transfers)
            .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
            .list()
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    one ->
                        messages.getMessage(
                            "handover.work.subject", new Object[] {one.getValue()}, Locale.JAPAN)));
  }

  /** The desk that is asked, by the number of its work. */
  public String desk(String caseKey) {
    return messages.getMessage(
        "handover.desk.subject",
        new Object[] {prefecture(caseKey).name(), new CaseKey(caseKey).fiscalYear().orElseThrow().name()}, Locale.JAPAN);
  }

  public String deskPage(String caseKey) {
    return "/desk-contacts/" + prefecture(caseKey).value();
  }

  private static PrefectureCode prefecture(String caseKey) {
    return PrefectureCode.of(caseKey.substring(caseKey.lastIndexOf('-') + 1));
  }
}
