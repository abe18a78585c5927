package jp.banso.disclosure;

/** Who asks (法第37条第3項, 第76条第2項). */
public enum DisclosureAsker {
  SELF,
  /** 法定代理人. */
  LEGAL,
  /** 任意代理人. */
  AGENT;

  /** Name of this in the message files. */
  public String messageKey() {
    return "disclosure.asker." + name();
  }
}
