package jp.banso.applications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.SubmissionCover.Honorific;
import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The packages of the prefectures with what went with each. */
@Repository
class Packages {

  private final JdbcClient jdbc;

  Packages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps what went with it, as it is called now. */
  void keep(UUID id, List<Application> submitted, SubmissionCover cover) {
    for (int i = 0; i < submitted.size(); i++) {
      Application application = submitted.get(i);
      jdbc.sql(
              "insert into submission_package_application (package_id, application_id, position, receipt_number, area_name)"
                  + " values (?,?,?,?,?)")
          .params(id, application.id().value(), i + 1, application.receipt().number(), application.areaName())
          .update();
    }
    jdbc.sql(
            "insert into submission_cover (package_id, document_number, dated_on, sender, addressee, honorific, seal_omitted)"
                + " values (?,?,?,?,?,?,?)")
        .params(
            id, cover.documentNumber(), cover.datedOn(), cover.sender(), cover.addressee(), cover.honorific().name(),
            cover.sealOmitted())
        .update();
  }

  /** Of the prefecture in the call, the newest first, in two statements. */
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
    return jdbc.sql(
            "select p.*, c.document_number, c.dated_on, c.sender, c.addressee, c.honorific, c.seal_omitted"
                + " from submission_package p left join submission_cover c on c.package_id = p.id"
                + " where p.call_id = ? and p.prefecture_code = ? order by p.received_at desc, p.id")
        .params(call.value(), prefecture.value())
        .query(
            (row, number) ->
                new PackageView(
                    row.getObject("id", UUID.class), row.getTimestamp("received_at").toInstant(),
                    row.getString("cover_note"), row.getInt("applications"),
                    items.getOrDefault(row.getObject("id", UUID.class), List.of()), cover(row)))
        .list();
  }

  /** 発出者職名 that the prefecture used last, whatever the call. */
  Optional<String> lastSender(String programme, PrefectureCode prefecture) {
    return jdbc.sql(
            "select c.sender from submission_cover c join submission_package p on p.id = c.package_id"
                + " join prefectural_compilation k on k.call_id = p.call_id and k.prefecture_code = p.prefecture_code"
                + " where p.prefecture_code = ? and k.programme = ? order by p.received_at desc, p.id limit 1")
        .params(prefecture.value(), programme)
        .query(String.class)
        .optional();
  }

  private static SubmissionCover cover(ResultSet row) throws SQLException {
    LocalDate datedOn = row.getObject("dated_on", LocalDate.class);
    return datedOn == null
        ? null
        : new SubmissionCover(
            row.getString("document_number"), datedOn, row.getString("sender"), row.getString("addressee"),
            Honorific.valueOf(row.getString("honorific")), row.getBoolean("seal_omitted"));
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
