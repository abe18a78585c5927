package jp.banso.applications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.banso.calls.CallTerms;
import jp.banso.composition.MemberGroup;
import jp.banso.forms.Answers;

/** The five applications of the test resources, and the terms of FY2025 (S2). */
public final class WrittenApplications {

  private static final ObjectMapper JSON = new ObjectMapper();

  private WrittenApplications() {}

  /** An application of the test resources with the 区分 that people gave it. */
  public record ApplicationCase(Answers answers, List<Set<MemberGroup>> groups) {}

  public static ApplicationCase read(String name) {
    try {
      JsonNode form = JSON.readTree(Files.readString(Path.of("src/test/resources/cases/" + name + ".json"))).get("form");
      List<Set<MemberGroup>> groups = new ArrayList<>();
      for (JsonNode member : form.get("members")) {
        Set<MemberGroup> held = EnumSet.noneOf(MemberGroup.class);
        member.get("groups").forEach(group -> held.add(MemberGroup.valueOf(group.asText())));
        groups.add(held);
      }
      var rows = JSON.createArrayNode();
      form.get("members")
          .forEach(
              member ->
                  rows.addObject()
                      .put("affiliation", member.get("affiliation").asText())
                      .put("department", member.get("department").asText())
                      .put("title", member.get("title").asText())
                      .put("profession", member.get("profession").asText()));
      return new ApplicationCase(
          Answers.fromJson(JSON.createObjectNode().set("members", rows).toString()), groups);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static CallTerms terms() {
    return new CallTerms(
        LocalDate.of(2025, 6, 25), LocalDate.of(2025, 7, 31), null, LocalDate.of(2025, 7, 18),
        LocalDate.of(2025, 7, 28), LocalDate.of(2025, 8, 14), 1, 10, 15, 1, new BigDecimal("40"),
        new BigDecimal("50"), new BigDecimal("33.34"), new BigDecimal("50"), 3, 4, 3,
        LocalDate.of(2025, 8, 18), LocalDate.of(2026, 2, 28), 3, 5, false, true, true, 2, null);
  }
}
