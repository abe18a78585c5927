package jp.banso.participation;

/** Who is asked: 市町村, or 在宅医療の拠点. */
public enum ParticipantKind {
  MUNICIPALITY,
  HUB;

  public String messageKey() {
    return "participation.kind." + name();
  }
}
