package jp.banso.inquiries;

/** 相談者の種別 (S1 対象者: 都道府県、拠点、医療機関等); the list of the notice is open, so is this. */
public enum RequesterKind {
  PREFECTURE,
  MUNICIPALITY,
  HUB,
  INSTITUTION,
  ASSOCIATION,
  OTHER;

  public String messageKey() {
    return "inquiries.kind." + name();
  }
}
