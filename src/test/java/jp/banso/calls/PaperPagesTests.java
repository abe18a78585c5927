package jp.banso.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.access.Cast;
import jp.banso.access.Seat;
import jp.banso.forms.FilledPage;
import jp.banso.platform.mail.SentMail;
import jp.banso.platform.mail.WrittenMails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BansoTest
@DisplayName("公募の書類")
class PaperPagesTests {

  private static final byte[] PDF = "%PDF-1.7 test".getBytes(StandardCharsets.US_ASCII);

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private Calls calls;
  @Autowired private CallPapers papers;

  private Cast cast;
  private CallFixtures fixtures;

  @BeforeEach
  void prepare() {
    cast = new Cast(context);
    fixtures = new CallFixtures(context);
  }

  @Test
  @DisplayName("差し替えると新しい版になり、前の版は事務局が読め、公表されるのは今の版だけ")
  void replacesAPaper() throws Exception {
    CallId id = fixtures.prepared(30);
    CallDocument guidelines = kind(id, CallDocument.Kind.GUIDELINES);
    as(Seat.SECRETARIAT, get(address(id, guidelines)).with(csrf()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("１　目的")));
    send(Seat.SECRETARIAT, address(id, guidelines), "公募要領.pdf", PDF, guidelines.title(), "")
        .andExpect(redirectedUrl("/calls/" + id.value() + "/papers"));
    CallDocument now = papers.document(id, guidelines.id()).orElseThrow();
    assertThat(now.fileName()).isEqualTo("公募要領.pdf");
    assertThat(now.body()).isNull();
    as(Seat.MINISTRY, get("/calls/" + id.value() + "/papers"))
        .andExpect(content().string(containsString("前の版（1）")))
        .andExpect(content().string(containsString("第2版（")));
    as(Seat.SECRETARIAT, get(address(id, guidelines) + "/file").param("number", "1"))
        .andExpect(content().string(containsString("１　目的")));
    as(Seat.SECRETARIAT, get(address(id, guidelines) + "/file").param("number", "3")).andExpect(status().isNotFound());
    as(Seat.PREFECTURE, get("/calls/" + id.value() + "/papers")).andExpect(status().isNotFound());

    fixtures.publish(cast, id);
    mvc.perform(get("/public/calls/" + id.value())).andExpect(content().string(containsString("公募要領.pdf")));
    byte[] publicFile =
        mvc.perform(get("/public/calls/" + id.value() + "/documents/" + guidelines.id() + "/file"))
            .andReturn().getResponse().getContentAsByteArray();
    assertThat(publicFile).isEqualTo(PDF);
    as(Seat.PREFECTURE, get("/calls/" + id.value() + "/papers")).andExpect(status().isForbidden());
    as(Seat.SECRETARIAT, get("/calls/" + id.value() + "/papers"))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("書類を加える"))));
    send(Seat.SECRETARIAT, address(id, guidelines), "公募要領2.pdf", PDF, guidelines.title(), "")
        .andExpect(status().isConflict());
  }

  @Test
  @DisplayName("事務連絡がファイルだけなら、案内はその文章を掲げず、資料を指す")
  void announcesANoticeThatIsAFile() throws Exception {
    CallId id = fixtures.prepared(30);
    CallDocument notice = kind(id, CallDocument.Kind.NOTICE);
    as(
            Seat.SECRETARIAT,
            multipart(address(id, notice)).file(new MockMultipartFile("file", "事務連絡.pdf", "application/pdf", PDF))
                .param("version", "" + calls.get(id).version()).param("kind", "NOTICE").param("mark", notice.mark())
                .param("title", notice.title()).param("body", ""))
        .andExpect(status().is3xxRedirection());
    jdbc.sql("update public_call set notice_forwarding = 'SENT' where id = ?").param(id.value()).update();
    fixtures.publish(cast, id);
    await().atMost(Duration.ofSeconds(60)).until(() -> !announcements(id).isEmpty());
    assertThat(announcements(id).get(0))
        .contains("同事務連絡は、下記の資料に掲載しております。", "・事務連絡")
        .doesNotContain("末尾に掲げて", "（厚生労働省医政局地域医療計画課 事務連絡）");
  }

  /** A reminder of a step may be written first. */
  private List<String> announcements(CallId id) {
    return WrittenMails.of(context, calls.get(id).key()).stream()
        .filter(mail -> mail.kind().equals("M06"))
        .map(SentMail::body)
        .toList();
  }

  @Test
  @DisplayName("二人が一つの書類を編集すると、題名だけを変えた人は、先に保存された文章を元に戻さない")
  void keepsTheTextOfTheOther() throws Exception {
    CallId id = fixtures.prepared(30);
    CallDocument guidelines = kind(id, CallDocument.Kind.GUIDELINES);
    String url = address(id, guidelines);
    Map<String, String[]> mine =
        FilledPage.parameters(as(Seat.SECOND_MANAGER, get(url)).andReturn().getResponse().getContentAsString());
    send(Seat.SECRETARIAT, url, null, null, guidelines.title(), "先に改めた文章").andExpect(status().is3xxRedirection());

    String shown = save(url, mine, "公募要領（改）").andExpect(status().isConflict()).andReturn().getResponse().getContentAsString();

    assertThat(shown).contains("公募要領（改）", "先に改めた文章").doesNotContain("１　目的");
    save(url, FilledPage.parameters(shown), "公募要領（改）").andExpect(status().is3xxRedirection());
    assertThat(kind(id, CallDocument.Kind.GUIDELINES).body()).isEqualTo("先に改めた文章");
    assertThat(kind(id, CallDocument.Kind.GUIDELINES).title()).isEqualTo("公募要領（改）");
  }

  @Test
  @DisplayName("保存できなかった画面は、選んだファイルを選び直すように知らせる")
  void asksForTheFileAgain() throws Exception {
    CallId id = fixtures.prepared(30);
    CallDocument guidelines = kind(id, CallDocument.Kind.GUIDELINES);
    String again = "ファイル「公募要領.pdf」はまだ保存していません。もう一度選んでください。";
    send(Seat.SECRETARIAT, address(id, guidelines), "公募要領.pdf", PDF, "", "")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString(again)));
    var stale =
        multipart(address(id, guidelines)).file(new MockMultipartFile("file", "公募要領.pdf", "application/pdf", PDF))
            .param("version", "0").param("kind", "GUIDELINES").param("mark", "別紙２").param("title", "公募要領").param("body", "");
    send(Seat.SECRETARIAT_MANAGER, address(id, guidelines), null, null, "公募要領（案）", "文章");
    as(Seat.SECRETARIAT, stale).andExpect(status().isConflict()).andExpect(content().string(containsString(again)));
  }

  private ResultActions save(String url, Map<String, String[]> shown, String title) throws Exception {
    var request = multipart(url);
    for (String name : List.of("version", "seen", "kind", "mark", "body")) {
      request.param(name, shown.get(name));
    }
    return mvc.perform(request.param("title", title).with(csrf()).with(user(cast.account(Seat.SECOND_MANAGER))));
  }

  @Test
  @DisplayName("書類を差し替えた責任者は、その後にほかの人が変更しても、公表内容を確認できない")
  void whoReplacedAPaperDoesNotConfirm() throws Exception {
    CallId id = fixtures.prepared(30);
    CallDocument guidelines = kind(id, CallDocument.Kind.GUIDELINES);
    String url = address(id, guidelines);
    send(Seat.SECRETARIAT_MANAGER, url, null, null, "公募要領（案）", "１　目的").andExpect(status().is3xxRedirection());
    long version = calls.get(id).version();
    send(Seat.SECOND_MANAGER, url, null, null, "公募要領（案）", "１　目的").andExpect(status().is3xxRedirection());
    assertThat(calls.get(id).version()).as("saved as it was").isEqualTo(version);
    act(id, guidelines, "place", "true").andExpect(status().is3xxRedirection());
    confirm(Seat.SECRETARIAT_MANAGER, id).andExpect(flash().attribute("flash", "calls.refused.editor"));
    confirm(Seat.SECOND_MANAGER, id).andExpect(flash().attribute("flash", "calls.flash.confirmed"));
  }

  private ResultActions confirm(Seat seat, CallId id) throws Exception {
    return as(seat, post("/calls/" + id.value() + "/confirmation").param("version", "" + calls.get(id).version()));
  }

  @Test
  @DisplayName("加えた書類は最後に並び、順を変えられ、取り除いても事務局は読める")
  void addsMovesAndRemoves() throws Exception {
    CallId id = fixtures.prepared(40);
    send(Seat.SECRETARIAT, "/calls/" + id.value() + "/papers/new", null, null, "よくある質問", "Q1 …")
        .andExpect(status().is3xxRedirection());
    List<CallDocument> before = papers.documents(id);
    CallDocument added = before.get(before.size() - 1);
    assertThat(added.title()).isEqualTo("よくある質問");
    assertThat(added.fileName()).isEqualTo("別紙９_よくある質問.txt");
    act(id, added, "place", "true").andExpect(status().is3xxRedirection());
    assertThat(papers.documents(id).get(before.size() - 2).id()).isEqualTo(added.id());
    as(Seat.SECRETARIAT, request(id, added, "removal").param("version", "0")).andExpect(status().isConflict());
    act(id, added, "removal", "true").andExpect(flash().attribute("flash", "calls.papers.removed"));
    assertThat(papers.documents(id)).hasSize(before.size() - 1);
    as(Seat.SECRETARIAT, get("/calls/" + id.value() + "/papers"))
        .andExpect(content().string(containsString("取り除いた書類")));
    as(Seat.SECRETARIAT, get(address(id, added) + "/file")).andExpect(content().string(containsString("Q1")));
    act(id, kind(id, CallDocument.Kind.FORM), "removal", "true")
        .andExpect(flash().attribute("flash", "calls.papers.refused.needed"));
  }

  @Test
  @DisplayName("書類を加える画面を開いた後に公募が変更されていれば、加えずに知らせ、記入は残る")
  void addsNothingToWhatWasChanged() throws Exception {
    CallId id = fixtures.prepared(40);
    String url = "/calls/" + id.value() + "/papers/new";
    send(Seat.SECRETARIAT_MANAGER, url, null, null, "先の書類", "先の文章").andExpect(status().is3xxRedirection());
    int count = papers.documents(id).size();
    long version = calls.get(id).version();
    as(Seat.SECRETARIAT, multipart(url).param("version", "" + (version - 1)).param("kind", "OTHER").param("mark", "別紙９")
            .param("title", "よくある質問").param("body", "Q1 …"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("よくある質問")))
        .andExpect(content().string(containsString("name=\"version\" value=\"" + version + "\"")));
    assertThat(papers.documents(id)).hasSize(count);
  }

  @Test
  @DisplayName("中身の分からないファイル、空のファイル、同じ名前は、欄に知らせて受け付けない")
  void refusesFiles() throws Exception {
    CallId id = fixtures.prepared(40);
    String url = "/calls/" + id.value() + "/papers/new";
    send(Seat.SECRETARIAT, url, "様式.docx", new byte[] {'M', 'Z'}, "様式", "")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("旧形式のファイル")));
    send(Seat.SECRETARIAT, url, "様式.docx", PDF, "様式", "").andExpect(content().string(containsString("拡張子")));
    send(Seat.SECRETARIAT, url, "様式.pdf", new byte[0], "様式", "")
        .andExpect(content().string(containsString("ファイルの中身がありません。")));
    send(Seat.SECRETARIAT, url, null, null, "様式", "")
        .andExpect(content().string(containsString("ファイルを選ぶか、公表する文章を入力してください。")));
    send(Seat.SECRETARIAT, url, null, null, "", "")
        .andExpect(status().isUnprocessableEntity());
    send(Seat.SECRETARIAT, url, "新様式.pdf", PDF, "新様式", "").andExpect(status().is3xxRedirection());
    send(Seat.SECRETARIAT, url, "新様式.PDF", PDF, "新様式その2", "")
        .andExpect(content().string(containsString("という名前のファイルは")))
        .andExpect(content().string(containsString("新様式その2")));
    assertThat(papers.documents(id)).hasSize(5);
  }

  @Test
  @DisplayName("先に変更された書類は上書きせず、両方を並べて示す")
  void showsBothVersions() throws Exception {
    CallId id = fixtures.prepared(40);
    CallDocument paper = kind(id, CallDocument.Kind.GUIDELINES);
    send(Seat.SECRETARIAT, address(id, paper), null, null, "先の題名", "先の文章").andExpect(status().is3xxRedirection());
    mvc.perform(
            multipart(address(id, paper)).param("version", "0").param("kind", "GUIDELINES").param("mark", "別紙２")
                .param("title", "後の題名").param("body", "後の文章")
                .with(csrf()).with(user(cast.account(Seat.SECRETARIAT_MANAGER))))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("後の文章")))
        .andExpect(content().string(containsString("先の文章")));
    assertThat(papers.document(id, paper.id()).orElseThrow().title()).isEqualTo("先の題名");
  }

  private CallDocument kind(CallId id, CallDocument.Kind kind) {
    return papers.documents(id).stream().filter(paper -> paper.kind() == kind).findFirst().orElseThrow();
  }

  private static String address(CallId id, CallDocument paper) {
    return "/calls/" + id.value() + "/papers/" + paper.id();
  }

  private ResultActions send(Seat seat, String url, String fileName, byte[] content, String title, String body) throws Exception {
    var request = multipart(url);
    if (fileName != null) {
      request.file(new MockMultipartFile("file", fileName, "application/octet-stream", content));
    }
    CallId id = new CallId(java.util.UUID.fromString(url.split("/")[2]));
    request.param("version", "" + calls.get(id).version()).param("kind", url.endsWith("new") ? "OTHER" : "GUIDELINES")
        .param("mark", "別紙９").param("title", title).param("body", body);
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }

  private ResultActions act(CallId id, CallDocument paper, String act, String up) throws Exception {
    return as(Seat.SECRETARIAT, request(id, paper, act).param("up", up).param("version", "" + calls.get(id).version()));
  }

  private static MockHttpServletRequestBuilder request(CallId id, CallDocument paper, String act) {
    return post(address(id, paper) + "/" + act);
  }

  private ResultActions as(Seat seat, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.with(csrf()).with(user(cast.account(seat))));
  }
}
