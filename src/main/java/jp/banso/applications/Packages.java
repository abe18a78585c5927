package jp.banso.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.banso.calls.CallId;
import jp.banso.correspondence.CoverLetter;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The packages of the prefectures with what went with each. */
@Repository
class Packages {

  private final JdbcClient jdbc;
  private final PackageCovers covers;

  Packages(JdbcClient jdbc, PackageCovers covers) {
    this.jdbc = jdbc;
    this.covers = covers;
  }

  /** Keeps what went with it, as it is called now. */
  void keep(UUID id, List<Application> submitted) {
    for (int i = 0; i < submitted.size(); i++) {
      Application application = submitted.get(i);
      jdbc.sql(
              "insert into submission_package_application (package_id, application_id, position, receipt_number, area_name)"
                  + " values (?,?,?,?,?)")
          .params(id, application.id().value(), i + 1, application.receipt().number(), application.areaName())
          .update();
    }
  }

  /** Of the prefecture in the call, the newest first, in three statements. */
  List<PackageView> of(CallId call, PrefectureCode prefecture) {
    Map<UUID, List<PackageView.Item>> items = new HashMap<>();
    jdbc.sql(
            "select i.* from submission_package_application i join submission_package p on p.id = i.package_id"
                + " where p.call_id = ? and p.prefecture_code = ? order by i.position")
        .params(call.value(), prefecture.value())
        .query(
            row -> {
              items
                  .computeIfAbsent(row.getObject("package_id", UUID.class), none -> new ArrayList<>())
                  .add(
                      new PackageView.Item(
                          new ApplicationId(row.getObject("application_id", UUID.class)),
                          row.getString("receipt_number"), row.getString("area_name")));
            });
    record Sent(UUID id, Instant receivedAt, String note, int applications) {}
    List<Sent> sent =
        jdbc.sql(
                "select * from submission_package where call_id = ? and prefecture_code = ?"
                    + " order by received_at desc, id")
            .params(call.value(), prefecture.value())
            .query(
                (row, number) ->
                    new Sent(
                        row.getObject("id", UUID.class), row.getTimestamp("received_at").toInstant(),
                        row.getString("cover_note"), row.getInt("applications")))
            .list();
    Map<UUID, CoverLetter> letters = covers.sent(sent.stream().map(Sent::id).toList());
    return sent.stream()
        .map(
            one ->
                new PackageView(
                    one.id(), one.receivedAt(), one.note(), one.applications(),
                    items.getOrDefault(one.id(), List.of()), letters.get(one.id())))
        .toList();
  }

  /** False if the region was reminded on that day already. */
  boolean noteNudge(ApplicationId application, LocalDate on, UUID by) {
    return jdbc.sql(
                "insert into application_nudge (application_id, sent_on, sent_by) values (?,?,?) on conflict do nothing")
            .params(application.value(), on, by)
            .update()
        > 0;
  }
}
