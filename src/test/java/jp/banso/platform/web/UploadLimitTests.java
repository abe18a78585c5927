package jp.banso.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.PlainClient;
import jp.banso.TestPerson;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@BansoTest
@DisplayName("大きすぎるファイル、多すぎる欄、長すぎる文")
class UploadLimitTests {

  private static final int MEGABYTE = 1024 * 1024;

  @Autowired private ApplicationContext context;
  @LocalServerPort private int port;

  @Test
  @DisplayName("画面は上限を知っていて、それでも送られたときは上限を示して断る")
  void saysTheLimitBeforeAndAfter() {
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    PlainClient client = new PlainClient("http://127.0.0.1:" + port).signIn(clerk.loginName(), TestPerson.PASSWORD);

    assertThat(client.get("/password").body()).contains("data-file-limit=\"50\"", "1ファイル50MBまで");

    HttpResponse<String> answer =
        client.sendFile("/password", "/support/" + UUID.randomUUID() + "/report", "papers", 51 * MEGABYTE);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("1ファイル50MB、一度に合わせて60MB", "入力した内容がそのまま残っています");
  }

  /** Row 33 of the catalogue of faults: never is a part of a form taken for the whole. */
  @Test
  @DisplayName("一万の欄、千を超える部分、何メガバイトもの文は、上限を示して断り、途中までを受け取ったことにしない")
  void takesNoPartForTheWhole() {
    TestPerson clerk = TestPerson.with(context, RoleKind.SECRETARIAT, ProgrammeCode.BANSO);
    PlainClient client = new PlainClient("http://127.0.0.1:" + port).signIn(clerk.loginName(), TestPerson.PASSWORD);
    String[] fields = new String[20_000];
    for (int i = 0; i < fields.length; i += 2) {
      fields[i] = "f" + i;
      fields[i + 1] = "1";
    }
    for (HttpResponse<String> answer :
        List.of(
            client.send("/password", "/intake", fields), client.sendParts("/password", "/intake", 2_100),
            client.send("/password", "/intake", "areaName", "長".repeat(MEGABYTE)))) {
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("欄とファイルの数は合わせて2,000まで、文章は合わせて6MBまで", "trace-number").doesNotContain("Exception");
    }
  }
}
