package jp.banso.consultation;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The uses that the terms of a desk allow, in their order. */
public record AllowedUses(List<DeskUse> uses) {

  public AllowedUses {
    uses = List.copyOf(uses);
  }

  /** Of these, those that terms can allow. */
  public static AllowedUses of(Collection<DeskUse> uses) {
    Set<DeskUse> sorted = EnumSet.noneOf(DeskUse.class);
    uses.stream().filter(DeskUse.ofTerms()::contains).forEach(sorted::add);
    return new AllowedUses(List.copyOf(sorted));
  }

  /** Whether the terms alone allow it; an asker's consent is not theirs. */
  public boolean allow(DeskUse use) {
    return use.basis() == DeskUse.Basis.ALWAYS || uses.contains(use);
  }
}
