package jp.banso.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 整理番号, the name of a case from its draft on: {@code R7-BANSO-05-001}, children {@code …-M2}
 * (meeting), {@code …-D1} (dispatch), {@code …-R3} (review). It is the engine's business key.
 */
public record CaseKey(String value) implements Comparable<CaseKey> {

  private static final Pattern FORM = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

  public CaseKey {
    if (value == null || value.length() > 100 || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a case key: " + value);
    }
  }

  /** The programme that the number names, a recall ({@code R7-BANSO2}) that of its first call. */
  public Optional<ProgrammeCode> programme() {
    String[] parts = value.split("-", 3);
    String name = parts.length < 2 ? "" : parts[1].replaceFirst("[0-9]*$", "");
    return Arrays.stream(ProgrammeCode.values()).filter(one -> one.name().equals(name)).findFirst();
  }

  public CaseKey child(String suffix) {
    return new CaseKey(value + "-" + suffix);
  }

  /** The year in which its call was made, {@code R7-…}: it stays the case's after its end. */
  public Optional<FiscalYear> fiscalYear() {
    return FiscalYear.ofLabel(value.split("-", 2)[0]);
  }

  /** True if this is {@code other} or one of its children. */
  public boolean belongsTo(CaseKey other) {
    return value.equals(other.value) || value.startsWith(other.value + "-");
  }

  @Override
  public int compareTo(CaseKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
