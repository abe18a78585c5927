package jp.banso.composition;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.banso.composition.MemberGroupKeyword.Field;
import jp.banso.forms.Answers;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.PrefectureCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 区分（確認用）: proposes what a member stands for from 所属・部署・職種 (B12). Region, prefecture or
 * clerk correct it; it is never printed on the form.
 */
@Service
@Transactional(readOnly = true)
public class MemberGroupAid {

  private final MemberGroupKeywords shipped;
  private final KeywordRows editions;

  MemberGroupAid(MemberGroupKeywords shipped, KeywordRows editions) {
    this.shipped = shipped;
    this.editions = editions;
  }

  /**
   * Proposals for every row of the form's table, in order.
   *
   * @param key of the case, whose year says which keywords count
   */
  public List<Set<MemberGroup>> propose(Answers answers, CaseKey key) {
    List<MemberGroupKeyword> rows =
        ready(
            key.fiscalYear()
                .map(editions::counting)
                .orElseGet(editions::latest)
                .map(KeywordEdition::rows)
                .orElseGet(shipped::all));
    return answers.rows("members").stream()
        .map(
            row ->
                propose(rows, row.text("affiliation"), row.text("department"), row.text("profession")))
        .toList();
  }

  /** The rule itself; {@code rows} are {@link #ready}. */
  static Set<MemberGroup> propose(
      List<MemberGroupKeyword> rows, String affiliation, String department, String profession) {
    String[] folded = new String[Field.values().length];
    folded[Field.AFFILIATION.ordinal()] = CompositionWords.organisation(affiliation);
    folded[Field.DEPARTMENT.ordinal()] = CompositionWords.folded(department);
    folded[Field.PROFESSION.ordinal()] = CompositionWords.folded(profession);
    Set<MemberGroup> proposed = EnumSet.noneOf(MemberGroup.class);
    Set<MemberGroup> excluded = EnumSet.noneOf(MemberGroup.class);
    for (MemberGroupKeyword row : rows) {
      if (row.fits(folded[row.field().ordinal()])) {
        (row.excludes() ? excluded : proposed).add(row.group());
      }
    }
    proposed.removeAll(excluded);
    if (!proposed.contains(MemberGroup.MUNI)) {
      // 介護 in a department's name means the municipality's only where there is a municipality
      proposed.remove(MemberGroup.MUNI_CARE);
    }
    return proposed;
  }

  /** Folds the words and names every prefecture, so that a text is only compared. */
  static List<MemberGroupKeyword> ready(List<MemberGroupKeyword> rows) {
    return rows.stream()
        .flatMap(
            row ->
                row.namesPrefecture()
                    ? Arrays.stream(prefectureNames()).map(row::in)
                    : Stream.of(row.in("")))
        .toList();
  }

  private static String[] prefectureNames() {
    return PrefectureCode.all().stream().map(PrefectureCode::name).toArray(String[]::new);
  }
}
