package jp.banso.acceptance.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.Assertions;

/** Several people write one draft at once, each in their own window; nothing is lost and each sees what the others did. */
final class ThreeHands {

  private static final int A_HEARTBEAT = 90_000;
  private static final String FEATURES = "[name='a.regionFeatures']";
  private static final String REASON = "[name='a.reason']";

  private final Stage stage;
  private final String path;

  ThreeHands(Stage stage, String path) {
    this.stage = stage;
    this.path = path;
  }

  void write() throws IOException {
    Desk senboku = stage.as("senboku");
    senboku.open(path).unfold("一緒に作成する方を加える").fill("mail", "kenko@daisen.example.jp").tick("share", "EDITOR").press("担当者に加える").sees("健康増進担当");
    senboku.open(path).unfold("一緒に作成する方を加える").fill("mail", "koreisha@semboku.example.jp").tick("share", "EDITOR").press("担当者に加える").sees("高齢者支援担当");
    byte[] takenHome = stage.as("senbokushi").open(path + "/files-back").download(path + "/files-out/xlsx");
    twoAtOnce(senboku);
    fromHome(takenHome);
  }

  /** The third fills in the workbook that was given out before the others wrote, and nothing of theirs is lost. */
  private void fromHome(byte[] workbook) throws IOException {
    Desk senboku = stage.as("senboku").open(path + "/sections/reason");
    String before = senboku.page().locator(REASON).inputValue();
    String reason = before + "\n事務所で記入している間に医師会が書いた文。";
    type(senboku, REASON, reason);
    Desk daisen = stage.as("daisen").open(path + "/edit");
    Desk senbokushi = stage.as("senbokushi");
    Path filled = Files.createTempFile("senbokushi", ".xlsx");
    try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook)); OutputStream out = Files.newOutputStream(filled)) {
      Name name = opened.getAllNames().stream().filter(one -> one.getNameName().endsWith(".hubActivities")).findFirst().orElseThrow();
      CellReference place = new CellReference(name.getRefersToFormula().split(":")[0]);
      opened.getSheet(place.getSheetName()).getRow(place.getRow()).getCell(place.getCol()).setCellValue("事務所で記入した取組内容");
      opened.write(out);
    }
    senbokushi.open(path + "/files-back").attach("file", filled).press("読み込んで変更点を見る");
    senbokushi.sees("事務所で記入した取組内容", "まだ保存していません。").doesNotSee("市の文").picture("files-comparison");
    senbokushi.press("この内容で保存する").sees("ファイルの内容を保存しました。");
    // a window that was open all the while shows what came from the file, and the file took nothing of the others away
    assertThat(daisen.page().locator("[name='a.hubActivities']"))
        .hasValue("事務所で記入した取組内容", new HasValueOptions().setTimeout(A_HEARTBEAT));
    for (Desk one : new Desk[] {senbokushi, senboku}) {
      one.open(path + "/edit");
      assertThat(one.page().locator("[name='a.hubActivities']")).hasValue("事務所で記入した取組内容");
      assertThat(one.page().locator(REASON)).hasValue(reason);
    }
    senboku.fill("a.reason", before).press("保存する");
    Files.delete(filled);
  }

  private void twoAtOnce(Desk senboku) {
    Desk daisen = stage.as("daisen").open(path + "/edit");
    String features = daisen.page().locator(FEATURES).inputValue();
    String reason = daisen.page().locator(REASON).inputValue();

    // two windows, two fields: what one writes comes into the other's window
    senboku.open(path + "/sections").sees("最後に変更した方").picture("sections");
    senboku.open(path + "/sections/regionFeatures");
    assertThat(senboku.page().locator("[data-here]")).containsText("健康増進担当");
    type(senboku, FEATURES, features + "\n冬季は訪問に時間を要する。");
    Locator there = daisen.page().locator(FEATURES);
    assertThat(there).hasValue(features + "\n冬季は訪問に時間を要する。", new HasValueOptions().setTimeout(A_HEARTBEAT));
    daisen.sees("在宅医療・介護連携担当様が更新").glimpse("taken-over");
    type(daisen, REASON, reason + "\n令和8年度に拠点を整備する。");

    // the same field at one moment: both texts side by side, one is chosen
    senboku.open(path + "/sections/reason");
    assertThat(senboku.page().locator(REASON)).hasValue(reason + "\n令和8年度に拠点を整備する。");
    daisen.open(path + "/sections/reason").page().locator(REASON).focus();
    type(senboku, REASON, reason + "\n医師会の文");
    daisen.page().locator(REASON).fill(reason + "\n市の文");
    assertThat(daisen.page().locator(".together-note-clash")).containsText("医師会の文", new ContainsTextOptions().setTimeout(A_HEARTBEAT));
    daisen.look().follow("見比べて選ぶ").sees("医師会の文", "市の文").picture("clashes");
    daisen.press("選んだ内容で保存する").sees("すべての欄について");
    daisen.choose("新しく入力する").unfold("新しく入力する内容").fill("a.reason", reason).press("選んだ内容で保存する").sees("選んだ内容を保存しました");

    // a word beside the text, which becomes work, and is answered
    senboku.open(path + "/sections/reason");
    assertThat(senboku.page().locator(REASON)).hasValue(reason);
    senboku.fill("text", "会議の回数は何回でしょうか。").select("mention", "大仙市　健康増進担当").press("コメントする").sees("宛先：健康増進担当様");
    senboku.picture("section");
    daisen.open("/").follow("コメントに回答する").sees("会議の回数は何回でしょうか。");
    daisen.press("確認した").sees("確認した旨を記録しました");
    Assertions.assertThat(daisen.open("/").main()).doesNotContain("コメントに回答する");

    // and back to what it was before all this
    senboku.open(path + "/sections/regionFeatures").press("保存して確認済みにする").sees("確認済");
    senboku.open(path + "/edit").fill("a.regionFeatures", features).press("保存する");
    senboku.open(path + "/sections/regionFeatures").doesNotSee("確認済み：");
    senboku.open(path + "/earlier").sees("いまの内容").picture("earlier");
  }

  /** Types and waits until the page says that it is safe. */
  private static void type(Desk desk, String field, String text) {
    desk.page().locator(field).fill(text);
    assertThat(desk.page().locator("[data-save-state]")).containsText("保存しました（");
    desk.look();
  }
}
