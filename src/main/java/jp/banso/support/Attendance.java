package jp.banso.support;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** Who was at a meeting and how. */
@Embeddable
public record Attendance(
    String name, String organisation, @Enumerated(EnumType.STRING) Presence presence) {

  /** 対面・オンライン・代理・欠席. */
  public enum Presence {
    IN_PERSON,
    ONLINE,
    DEPUTY,
    ABSENT;

    public String messageKey() {
      return "support.presence." + name();
    }
  }
}
