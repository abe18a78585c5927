package jp.banso.formfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import jp.banso.BansoTest;
import jp.banso.applications.ApplicationId;
import jp.banso.applications.Region;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.forms.CaseFile;
import jp.banso.forms.WordEdit;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("申込書をExcelやWordで記入する")
class FileRoundTripTests {

  private static final String PREFECTURE = "05";

  @Autowired private ApplicationContext context;
  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private GivenFilesSweep sweep;

  private Region region;
  private CallId call;
  private Person drafter;
  private ApplicationId id;
  private String path;

  @BeforeEach
  void draft() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    id = region.filled(call, drafter, PREFECTURE, CaseFile.VALID.get(0));
    path = "/applications/" + id.value();
  }

  @Test
  @DisplayName("受け取った後に画面で書かれたことは残り、ファイルで変えたところだけが変わる。保存するまで何も変わらない")
  void laysTheFileOverWhatOthersWrote() throws Exception {
    byte[] workbook = fetched("xlsx");
    region.save(drafter, id, answers().with("reason", "画面で書き直した理由"));
    String page = sent(WorkbookEdit.type(workbook, "q3.regionName", "𠮷田㈱①ﾊﾝｶｸ用"));
    region.open(drafter, page)
        .andExpect(content().string(containsString("𠮷田㈱①ﾊﾝｶｸ用")))
        .andExpect(content().string(containsString("が受け取ったファイルです")))
        .andExpect(content().string(not(containsString("画面で書き直した理由"))));
    assertThat(region.column(id, "answers ->> 'regionName'")).isEqualTo("大仙・仙北");

    region.send(drafter, page, Map.of()).andExpect(status().is3xxRedirection())
        .andExpect(flash().attribute("flash", "formfiles.flash.saved"));

    assertThat(region.column(id, "answers ->> 'regionName'")).isEqualTo("𠮷田㈱①ﾊﾝｶｸ用");
    assertThat(region.column(id, "answers ->> 'reason'")).isEqualTo("画面で書き直した理由");
    region.send(drafter, page, Map.of()).andExpect(status().isConflict());
  }

  @Test
  @DisplayName("両方で書き換えた欄は、選ぶまで保存できない")
  void asksWhereBothChangedTheSame() throws Exception {
    byte[] workbook = fetched("xlsx");
    region.save(drafter, id, answers().with("regionName", "画面の名前"));
    String page = sent(WorkbookEdit.type(workbook, "q3.regionName", "ファイルの名前"));

    region.send(drafter, page, Map.of()).andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("画面の名前"))).andExpect(content().string(containsString("ファイルの名前")));
    assertThat(region.column(id, "answers ->> 'regionName'")).isEqualTo("画面の名前");
    region.send(drafter, page, Map.of("c.regionName", new String[] {"mine"})).andExpect(status().is3xxRedirection());
    assertThat(region.column(id, "answers ->> 'regionName'")).isEqualTo("ファイルの名前");
  }

  @Test
  @DisplayName("白紙から書いたファイルは、書いた欄だけを変え、読み込んだ後にほかの方が書いたことも残る")
  void keepsWhatAFileWithoutAnOriginLeavesBlank() throws Exception {
    byte[] blank = WorkbookEdit.type(blankWorkbook(), "q3.regionName", "大仙市・仙北市・美郷町");
    String page = sent(blank);
    region.save(drafter, id, answers().with("reason", "読み込みの後に画面で書いた理由"));
    region.open(drafter, page)
        .andExpect(content().string(containsString("ファイルで空欄の欄は、今の入力のまま残ります")));

    region.send(drafter, page, Map.of()).andExpect(status().is3xxRedirection());

    assertThat(region.column(id, "answers ->> 'regionName'")).isEqualTo("大仙市・仙北市・美郷町");
    assertThat(region.column(id, "answers ->> 'reason'")).isEqualTo("読み込みの後に画面で書いた理由");
    assertThat(region.column(id, "jsonb_array_length(answers -> 'members')")).isEqualTo("15");
  }

  @Test
  @DisplayName("Wordで読み取れないところは一つずつ確かめてから保存される")
  void asksWhatIsUnclearInAPaper() throws Exception {
    byte[] paper = WordEdit.changed(fetched("docx"), document ->
        WordEdit.before(document, "2 在宅医療の圏域ではない", "○").replace(">大仙・仙北<", ">大仙<"));
    String page = sent(paper);

    region.open(drafter, page).andExpect(content().string(containsString("二つ以上の印があります")));
    region.send(drafter, page, Map.of()).andExpect(status().isUnprocessableEntity());
    region.send(drafter, page, Map.of("d0", new String[] {"1"})).andExpect(status().is3xxRedirection());
    assertThat(region.column(id, "answers ->> 'regionUnit'")).isEqualTo("2");
    assertThat(region.column(id, "answers ->> 'regionName'")).isEqualTo("大仙");
  }

  @Test
  @DisplayName("読めないファイル・ウイルスの試験用ファイル・空の送信は、理由を言って断り、何も残さない")
  void refusesWhatCannotBeRead() throws Exception {
    refused(new byte[] {1, 2, 3}, "Word（.docx）又はExcel（.xlsx）のファイルではありません");
    String virus = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    refused(virus.getBytes(StandardCharsets.US_ASCII), "ウイルスが見つかったため");
    refused(new byte[0], "ファイルに中身がありません");
    Person official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    region.open(official, path + "/files-out/xlsx").andExpect(status().isForbidden());
    assertThat(count("application_returned_file")).isZero();
  }

  @Test
  @DisplayName("誰も書けなくなった申込みの控えは取り除かれ、書ける間は残る")
  void forgetsWhatWasGivenOut() throws Exception {
    sent(fetched("docx"));
    sweep.takeAway();
    assertThat(count("application_given_text")).isEqualTo(1);
    jdbc.sql("update application set state = 'WITHDRAWN' where id = ?").param(id.value()).update();
    for (int i = 0; i < 20 && count("application_given_text") + count("application_returned_file") > 0; i++) {
      sweep.takeAway();
    }
    assertThat(count("application_given_text") + count("application_returned_file")).isZero();
  }

  @Test
  @DisplayName("白紙のWord・Excel・PDFは、公開の画面からログインせずに受け取れる")
  void offersBlankFilesToEverybody() throws Exception {
    String publicPage = "/public/calls/" + call.value();
    mvc.perform(get(publicPage)).andExpect(content().string(containsString("別紙2-②_申込書.docx")));
    for (String kind : new String[] {"docx", "xlsx", "pdf"}) {
      mvc.perform(get(publicPage + "/form/" + kind)).andExpect(status().isOk())
          .andExpect(header().string("Content-Disposition", containsString("attachment")));
    }
  }

  private jp.banso.forms.Answers answers() {
    return CaseFile.load(CaseFile.VALID.get(0)).answers();
  }

  private byte[] fetched(String kind) throws Exception {
    return region.open(drafter, path + "/files-out/" + kind).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
  }

  private byte[] blankWorkbook() throws Exception {
    return mvc.perform(get("/public/calls/" + call.value() + "/form/xlsx")).andReturn().getResponse().getContentAsByteArray();
  }

  private String sent(byte[] file) throws Exception {
    return upload(file).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
  }

  private void refused(byte[] file, String words) throws Exception {
    upload(file).andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString(words)));
  }

  private ResultActions upload(byte[] file) throws Exception {
    return region.send(drafter, path + "/files-back", Map.of(), new MockMultipartFile("file", "申込書.docx", null, file));
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table + " where application_id = ?").param(id.value()).query(Integer.class).single();
  }
}
