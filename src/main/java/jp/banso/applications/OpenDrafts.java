package jp.banso.applications;

import jp.banso.calls.CallId;
import jp.banso.kernel.PrefectureCode;
import jp.banso.participation.StartedDrafts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link StartedDrafts} from the applications. */
@Component
class OpenDrafts implements StartedDrafts {

  private final JdbcClient jdbc;

  OpenDrafts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public int open(CallId call, PrefectureCode prefecture) {
    return jdbc.sql(
            "select count(*) from application where call_id = ? and prefecture_code = ?"
                + " and state in ('DRAFT','PREFECTURE_REVIEW','COMPILED')")
        .params(call.value(), prefecture.value())
        .query(Integer.class)
        .single();
  }
}
