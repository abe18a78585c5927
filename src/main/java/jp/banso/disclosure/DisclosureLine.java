package jp.banso.disclosure;

import java.time.LocalDate;
import java.util.UUID;
import jp.banso.kernel.CaseKey;

/** A request in the list, which names nobody. */
public record DisclosureLine(
    UUID id, CaseKey key, DisclosureState state, DisclosureBasis basis, LocalDate receivedOn, LocalDate dueOn,
    LocalDate handedOn) {}
