package jp.banso.consultation;

import java.util.List;
import java.util.stream.Stream;

/** What the content of an inquiry may be used for (S0, S1 利用目的), and by what it is allowed. */
public enum DeskUse {
  /** The inquiry itself is answered. */
  ANSWER(Basis.ALWAYS),
  /** Answers kept without names, so that clerks answer others alike. */
  KNOWLEDGE(Basis.TERMS),
  /** The support package is developed (FY2024). */
  PACKAGE(Basis.TERMS),
  /** Candidates for the revision of the guidebook (FY2025). */
  GUIDEBOOK(Basis.TERMS),
  /** Figures that name nobody, for the ministry. */
  STATISTICS(Basis.TERMS),
  /** Lists of inquiries that leave the desk as a file. */
  EXPORT(Basis.TERMS),
  /** A question of everybody's, on the public page: only if its asker agreed. */
  FAQ(Basis.CONSENT),
  /** What is kept about a person is shown to that person, as the law asks. */
  DISCLOSURE(Basis.ALWAYS);

  /** What allows a use. */
  public enum Basis {
    /** It needs no words of the notice. */
    ALWAYS,
    /** The terms of the desk under which the inquiry came. */
    TERMS,
    /** The asker's own word, kept with the inquiry. */
    CONSENT
  }

  private final Basis basis;

  DeskUse(Basis basis) {
    this.basis = basis;
  }

  public Basis basis() {
    return basis;
  }

  /** Those that the terms of a desk allow or not. */
  public static List<DeskUse> ofTerms() {
    return Stream.of(values()).filter(use -> use.basis == Basis.TERMS).toList();
  }

  /** Name of this in the message files. */
  public String messageKey() {
    return "consultation.use." + name();
  }
}
