package jp.banso.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import jp.banso.composition.CompositionFacts.Share;
import jp.banso.composition.CompositionFinding.Kind;
import jp.banso.composition.CompositionFinding.Severity;

/**
 * The live check beside the table of members (S2 §6, B-R05 to B-R12). It says what {@code
 * eligibility.dmn} will say, in words for those who still can change the table.
 */
public final class CompositionCheck {

  private CompositionCheck() {}

  /** One finding at least for every requirement, in the order of the catalogue. */
  public static List<CompositionFinding> of(CompositionFacts facts) {
    List<CompositionFinding> findings = new ArrayList<>();
    findings.add(memberCount(facts));
    facts.repeated().forEach(rows -> findings.add(repeated(rows)));
    findings.addAll(hubAndPrefecture(facts));
    findings.add(present("B-R07", MemberGroup.HOMECARE_PRO, facts));
    findings.add(present("B-R08", MemberGroup.MED_ORG, facts));
    findings.add(present("B-R09", MemberGroup.CARE_PRO, facts));
    findings.add(present("B-R10", MemberGroup.CARE_ORG, facts));
    findings.add(present("B-R10", MemberGroup.DISABILITY_ORG, facts));
    findings.add(municipality(facts));
    findings.addAll(balance(facts));
    return findings;
  }

  /** Only what a person should look at; empty if the table meets everything. */
  public static List<CompositionFinding> concerns(CompositionFacts facts) {
    return of(facts).stream().filter(CompositionFinding::isConcern).toList();
  }

  /** While the table is empty: that there is nobody, not what each group lacks. */
  public static List<CompositionFinding> ofNobody(CompositionFacts facts) {
    List<CompositionFinding> findings = new ArrayList<>();
    findings.add(memberCount(facts));
    findings.addAll(hubAndPrefecture(facts));
    return findings;
  }

  private static CompositionFinding memberCount(CompositionFacts facts) {
    int count = facts.memberCount();
    int min = facts.terms().memberMin();
    int max = facts.terms().memberMax();
    int stretch = facts.terms().memberStretch();
    List<Object> numbers = List.of(count, min, max);
    if (count < min) {
      boolean slightly = count >= min - stretch;
      return new CompositionFinding(
          "B-R05", slightly ? Severity.WARNING : Severity.ERROR, Kind.SHORT_SUSPECTED,
          slightly ? "composition.B-R05.slightlyFew" : "composition.B-R05.tooFew", numbers, List.of());
    }
    if (count > max) {
      boolean slightly = count <= max + stretch;
      return new CompositionFinding(
          "B-R05", slightly ? Severity.WARNING : Severity.ERROR, Kind.UNCONFIRMED,
          slightly ? "composition.B-R05.slightlyMany" : "composition.B-R05.tooMany", numbers, List.of());
    }
    return new CompositionFinding(
        "B-R05", Severity.ERROR, Kind.MET, "composition.B-R05.met", numbers, List.of());
  }

  private static CompositionFinding repeated(List<Integer> rows) {
    return new CompositionFinding(
        "B-R05", Severity.WARNING, Kind.REPEATED, "composition.B-R05.repeated", List.of(), rows);
  }

  private static List<CompositionFinding> hubAndPrefecture(CompositionFacts facts) {
    List<CompositionFinding> findings = new ArrayList<>();
    CompositionFinding hub = present("B-R06", Severity.ERROR, MemberGroup.HUB, facts);
    CompositionFinding prefecture = present("B-R06", Severity.ERROR, MemberGroup.PREF, facts);
    findings.add(hub);
    findings.add(prefecture);
    if (!hub.isConcern() && !prefecture.isConcern() && !facts.hubAndPrefectureDistinct()) {
      findings.add(
          new CompositionFinding(
              "B-R06", Severity.ERROR, Kind.UNCONFIRMED, "composition.B-R06.distinct", List.of(),
              facts.rowsOf().get(MemberGroup.HUB)));
    }
    return findings;
  }

  private static CompositionFinding present(String rule, MemberGroup group, CompositionFacts facts) {
    return present(rule, Severity.WARNING, group, facts);
  }

  private static CompositionFinding present(
      String rule, Severity severity, MemberGroup group, CompositionFacts facts) {
    List<Integer> rows = facts.rowsOf().get(group);
    return new CompositionFinding(
        rule, severity, rows.isEmpty() ? Kind.UNCONFIRMED : Kind.MET,
        "composition." + rule + "." + group + (rows.isEmpty() ? ".none" : ".met"), List.of(), rows);
  }

  private static CompositionFinding municipality(CompositionFacts facts) {
    List<Integer> rows =
        java.util.stream.Stream.of(MemberGroup.MUNI, MemberGroup.MUNI_CARE)
            .flatMap(group -> facts.rowsOf().get(group).stream())
            .distinct()
            .sorted()
            .toList();
    return new CompositionFinding(
        "B-R11", Severity.WARNING, rows.isEmpty() ? Kind.UNCONFIRMED : Kind.MET,
        rows.isEmpty() ? "composition.B-R11.MUNI.none" : "composition.B-R11.MUNI.met", List.of(), rows);
  }

  private static List<CompositionFinding> balance(CompositionFacts facts) {
    List<CompositionFinding> findings = new ArrayList<>();
    biased("profession", facts.topProfession(), facts.terms().professionWarnPercent(),
        facts.terms().professionReturnPercent(), facts, findings);
    biased("organisation", facts.topOrganisation(), facts.terms().organisationWarnPercent(),
        facts.terms().organisationReturnPercent(), facts, findings);
    if (findings.isEmpty()) {
      findings.add(
          new CompositionFinding(
              "B-R12", Severity.WARNING, Kind.MET, "composition.B-R12.met", List.of(), List.of()));
    }
    return findings;
  }

  private static void biased(
      String what, Share share, BigDecimal warn, BigDecimal giveBack, CompositionFacts facts,
      List<CompositionFinding> findings) {
    boolean error = share.percent() >= giveBack.doubleValue();
    if (error || share.percent() > warn.doubleValue()) {
      findings.add(
          new CompositionFinding(
              "B-R12", error ? Severity.ERROR : Severity.WARNING, Kind.BIASED,
              "composition.B-R12." + what + (error ? "Return" : "Warn"),
              List.of(
                  share.name(), facts.memberCount(), share.rows().size(), Math.round(share.percent())),
              share.rows()));
    }
  }
}
