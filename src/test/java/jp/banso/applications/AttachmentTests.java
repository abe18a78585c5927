package jp.banso.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.banso.BansoTest;
import jp.banso.applications.Region.Person;
import jp.banso.calls.CallId;
import jp.banso.parties.RoleKind;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

@BansoTest
@DisplayName("添付資料は、申込書を手元に持つ者が加え、どの版も失われない")
class AttachmentTests {

  private static final String PREFECTURE = "05";
  private static final String CASE = "valid-01-akita-daisen-senboku-15";

  @Autowired private ApplicationContext context;
  @Autowired private AttachmentService attachments;
  @Autowired private AttachmentLimits limits;

  private Region region;
  private CallId call;
  private Person drafter;
  private Person official;
  private ApplicationId id;

  @BeforeEach
  void draft() {
    region = new Region(context);
    call = region.call();
    region.desk(PREFECTURE);
    drafter = region.person(RoleKind.REGION, PREFECTURE);
    official = region.person(RoleKind.PREFECTURE, PREFECTURE);
    id = region.filled(call, drafter, PREFECTURE, CASE);
  }

  @Test
  @DisplayName("同じ名前のファイルは新しい版になり、同じ内容のものは重ねない")
  void keepsVersionsByName() throws Exception {
    add(drafter, pdf("体制図.pdf", "第1版")).andExpect(status().is3xxRedirection());
    // as a Mac writes the same name
    add(drafter, pdf("位置付け.pdf", "計画"), pdf("体制図.PDF", "第2版"));
    add(drafter, pdf("体制図.pdf", "第2版"));

    assertThat(papers(drafter))
        .extracting(paper -> paper.latest().file().fileName(), paper -> paper.versions().size())
        .containsExactly(
            tuple("体制図.PDF", 2), tuple("位置付け.pdf", 1));
    AttachedVersion first = papers(drafter).get(0).earlier().get(0);
    region
        .open(drafter, "/applications/" + id.value() + "/files/" + first.file().id().value())
        .andExpect(status().isOk())
        .andExpect(content().bytes("%PDF-第1版".getBytes(StandardCharsets.UTF_8)));
    region
        .open(drafter, path())
        .andExpect(content().string(Matchers.containsString("第2版")))
        .andExpect(content().string(Matchers.containsString("位置付け.pdf")));
  }

  @Test
  @DisplayName("名前の異なるファイルで差し替え、取り下げても版は残る")
  void replacesAndRemoves() throws Exception {
    add(drafter, pdf("案.pdf", "案"));
    UUID paper = papers(drafter).get(0).id();
    region
        .send(drafter, path(), Map.of("replaces", new String[] {paper.toString()}), pdf("確定.pdf", "確定"))
        .andExpect(status().is3xxRedirection());
    region.send(drafter, path() + "/" + paper + "/removal", Map.of()).andExpect(status().is3xxRedirection());
    region.send(drafter, path() + "/" + paper + "/removal", Map.of()).andExpect(status().isNotFound());

    AttachedPaper removed = papers(drafter).get(0);
    assertThat(removed.removed()).isTrue();
    assertThat(removed.versions()).extracting(AttachedVersion::number).containsExactly(2, 1);
    assertThat(region.acts(id, "audit.applications.attached")).hasSize(2);
    assertThat(region.acts(id, "audit.applications.attachmentRemoved")).hasSize(1);
  }

  @Test
  @DisplayName("県は渡された時の資料を見て、地域が書き直している間の資料は見ない")
  void showsEachSideWhatCameToIt() throws Exception {
    add(drafter, pdf("体制図.pdf", "渡す前"));
    region.open(official, path()).andExpect(status().isNotFound());
    assertThat(papers(official)).isEmpty();

    region.handOver(drafter, id);
    assertThat(papers(official)).hasSize(1);
    region.open(official, "/applications/" + id.value() + "/review")
        .andExpect(content().string(containsString("体制図.pdf")));
    add(drafter, pdf("後から.pdf", "後から")).andExpect(status().isConflict());
    add(official, pdf("県の資料.pdf", "県")).andExpect(status().is3xxRedirection());

    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), id, region.version(official, id), List.of(new ReturnReason("reason", "", "具体的に")), null,
            CheckSheet.blank())
        .orThrow();
    add(drafter, pdf("体制図.pdf", "書き直し"), pdf("追加.pdf", "追加"));

    assertThat(papers(drafter)).hasSize(3);
    assertThat(papers(official))
        .extracting(paper -> paper.latest().file().fileName(), paper -> paper.versions().size())
        .containsExactly(
            tuple("体制図.pdf", 1), tuple("県の資料.pdf", 1));
    AttachedVersion hidden = papers(drafter).get(0).latest();
    region
        .open(official, "/applications/" + id.value() + "/files/" + hidden.file().id().value())
        .andExpect(status().isNotFound());

    region.handOver(drafter, id);
    assertThat(papers(official)).hasSize(3);
  }

  @Test
  @DisplayName("渡す前に取り下げ、差し替えた資料は、県にも事務局にも厚労省にも見えず、加えた側だけが見る")
  void keepsWhatWasTakenOutBeforeItCameToTheOthers() throws Exception {
    add(drafter, pdf("名簿.pdf", "患者名簿"), pdf("体制図.pdf", "第1版"), pdf("位置図.pdf", "第1版"));
    remove(drafter, "名簿.pdf");
    add(drafter, pdf("体制図.pdf", "第2版"));
    List<UUID> hidden =
        List.of(paper("名簿.pdf").latest().file().id().value(), paper("体制図.pdf").earlier().get(0).file().id().value());
    region.handOver(drafter, id);
    add(official, pdf("県の案.pdf", "案"));
    remove(official, "県の案.pdf");
    assertThat(papers(official))
        .extracting(paper -> paper.latest().file().fileName(), paper -> paper.versions().size(), AttachedPaper::removed)
        .containsExactly(tuple("体制図.pdf", 1, false), tuple("位置図.pdf", 1, false), tuple("県の案.pdf", 1, true));

    context.getBean(ReviewService.class)
        .returnForRevision(
            region.viewer(official), id, region.version(official, id), List.of(new ReturnReason("reason", "", "具体的に")), null,
            CheckSheet.blank())
        .orThrow();
    add(drafter, pdf("位置図.pdf", "第2版"));
    remove(drafter, "位置図.pdf");
    assertThat(papers(official).get(1).removed()).as("not before it is handed over").isFalse();
    region.handOver(drafter, id);
    assertThat(papers(official))
        .extracting(paper -> paper.latest().file().fileName(), paper -> paper.versions().size(), AttachedPaper::removed)
        .containsExactly(tuple("体制図.pdf", 1, false), tuple("位置図.pdf", 1, true), tuple("県の案.pdf", 1, true));

    region.compile(official, id);
    region.submit(official, call, PREFECTURE, id);
    for (Person one : List.of(region.person(RoleKind.SECRETARIAT, null), region.person(RoleKind.MINISTRY, null))) {
      assertThat(papers(one)).extracting(paper -> paper.latest().file().fileName()).containsExactly("体制図.pdf");
      for (UUID file : hidden) {
        region.open(one, "/applications/" + id.value() + "/files/" + file).andExpect(status().isNotFound());
      }
    }
    for (UUID file : hidden) {
      region.open(official, "/applications/" + id.value() + "/files/" + file).andExpect(status().isNotFound());
      region.open(drafter, "/applications/" + id.value() + "/files/" + file).andExpect(status().isOk());
    }
  }

  private AttachedPaper paper(String name) {
    return papers(drafter).stream().filter(one -> one.latest().file().fileName().equals(name)).findFirst().orElseThrow();
  }

  private void remove(Person person, String name) throws Exception {
    region.send(person, path() + "/" + paper(name).id() + "/removal", Map.of()).andExpect(status().is3xxRedirection());
  }

  @Test
  @DisplayName("添えられないファイルは名前を挙げて断り、何も残さない")
  void refusesWhatIsNoPaper() throws Exception {
    MockMultipartFile program = new MockMultipartFile("files", "申込書.pdf.exe", null, new byte[] {'M', 'Z', 0, 1});
    MockMultipartFile disguised = new MockMultipartFile("files", "体制図.pdf", null, new byte[] {'M', 'Z', 0, 1});
    MockMultipartFile old = new MockMultipartFile("files", "名簿.xls", null, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
    MockMultipartFile empty = new MockMultipartFile("files", "空.pdf", null, new byte[0]);

    for (MockMultipartFile file : List.of(program, disguised, old, empty)) {
      add(drafter, pdf("よい.pdf", "よい"), file)
          .andExpect(status().isUnprocessableEntity())
          .andExpect(content().string(Matchers.containsString("「" + file.getOriginalFilename() + "」")));
    }
    add(drafter, old).andExpect(content().string(containsString("古い形式")));
    add(drafter, packed("word/document.xml", "word/vbaProject.bin")).andExpect(content().string(containsString("マクロを含むため")));
    add(drafter, packed("word/document.xml", "word/embeddings/oleObject1.bin")).andExpect(content().string(containsString("埋め込まれているため")));
    add(drafter, program, pdf("よい.pdf", "よい"), disguised, empty)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(Matchers.containsString("「申込書.pdf.exe」")))
        .andExpect(content().string(Matchers.containsString("「体制図.pdf」")))
        .andExpect(content().string(Matchers.containsString("「空.pdf」は中身がありません")));
    region.send(drafter, path(), Map.of()).andExpect(status().isUnprocessableEntity());
    MockMultipartFile[] many =
        IntStream.rangeClosed(0, limits.papers())
            .mapToObj(number -> pdf("資料" + number + ".pdf", "資料" + number))
            .toArray(MockMultipartFile[]::new);
    add(drafter, many).andExpect(status().isUnprocessableEntity());

    assertThat(papers(drafter)).isEmpty();
    assertThat(region.acts(id, "audit.applications.attached")).isEmpty();
  }

  private static MockMultipartFile packed(String... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      for (String part : parts) {
        zip.putNextEntry(new ZipEntry(part));
      }
    }
    return new MockMultipartFile("files", "名簿.docx", null, bytes.toByteArray());
  }

  private String path() {
    return "/applications/" + id.value() + "/attachments";
  }

  private ResultActions add(Person person, MockMultipartFile... files) throws Exception {
    return region.send(person, path(), Map.of(), files);
  }

  private List<AttachedPaper> papers(Person person) {
    return attachments.papers(region.viewer(person), id);
  }

  private static MockMultipartFile pdf(String name, String words) {
    return new MockMultipartFile("files", name, "application/pdf", ("%PDF-" + words).getBytes(StandardCharsets.UTF_8));
  }
}
