package jp.banso.correspondence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.ProgrammeCode;

/** A mail to be written, of a kind that {@code templates/mail} ships (domain §4); each verb answers a new order. */
public final class MailOrder {

  private static final String SECRET_BEGINS = "\u0002";
  private static final String SECRET_ENDS = "\u0003";

  private final String template;
  private final ProgrammeCode programme;
  private final CaseKey caseKey;
  private String page;
  private String occasion = "";
  private String to;
  private List<String> copies = List.of();
  private List<String> blindCopies = List.of();
  private String replyTo;
  private Map<String, Object> values = Map.of();
  private Map<String, String> secrets = Map.of();
  private String shortPage = "/";
  private List<UUID> attachments = List.of();
  private boolean resultMail;
  private boolean personal;
  private Collection<UUID> thread;
  private Instant notBefore;

  private MailOrder(String template, ProgrammeCode programme, CaseKey caseKey, String page) {
    this.template = template;
    this.programme = programme;
    this.caseKey = caseKey;
    this.page = page;
  }

  /**
   * A mail of a case.
   *
   * @param template file name without ending, {@code M08}; it is the mail's kind
   * @param page path of the page where the receiver finds the case and does what is asked
   */
  public static MailOrder of(
      String template, ProgrammeCode programme, CaseKey caseKey, String page) {
    return new MailOrder(template, programme, caseKey, page);
  }

  public MailOrder to(String address) {
    return with(order -> order.to = address);
  }

  /** The desk of an organisation that is told as well; everybody sees its address. */
  public MailOrder copy(String address) {
    return isNew(address) ? with(order -> order.copies = more(copies, address)) : this;
  }

  /** A person who is told as well; the others do not see the address. */
  public MailOrder blindCopy(String address) {
    return isNew(address) ? with(order -> order.blindCopies = more(blindCopies, address)) : this;
  }

  /** Whom an answer reaches where it is not the case's secretariat; null leaves it there. */
  public MailOrder replyTo(String address) {
    return with(order -> order.replyTo = address);
  }

  /** Nobody else reads it, not even who stands in for its receiver. */
  public MailOrder personal() {
    return with(order -> order.personal = true);
  }

  /** Another page than the case's own, for a receiver who may not open that one any more. */
  public MailOrder leadingTo(String path) {
    return with(order -> order.page = path);
  }

  /** What its places print. */
  public MailOrder value(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return with(order -> order.values = more);
  }

  /**
   * What only the receiver may know, a link or a code: it goes out with the mail and is kept nowhere. In the text that is
   * kept a word stands for it.
   */
  public MailOrder secret(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(secrets);
    more.put(name, value);
    return with(order -> order.secrets = more).value(name, secretMark(name));
  }

  /** Stands for a secret in the path of a page until the mail is written. */
  public static String secretMark(String name) {
    return SECRET_BEGINS + name + SECRET_ENDS;
  }

  /** The page whose address can be typed by hand, for who cannot press a link. */
  public MailOrder shortPage(String path) {
    return with(order -> order.shortPage = path);
  }

  /** Tells two mails of one kind, case and recipient apart; without it there is one ever. */
  public MailOrder on(String newOccasion) {
    return with(order -> order.occasion = newOccasion);
  }

  public MailOrder attach(UUID documentId) {
    return with(order -> order.attachments = more(attachments, documentId));
  }

  /** Goes on from what its receiver last wrote or got on the case in a conversation: mail programs show them together. */
  public MailOrder inThread() {
    return inThread(List.of());
  }

  /** As {@link #inThread()}, where the receiver began the conversation by one of these mails that came. */
  public MailOrder inThread(Collection<UUID> came) {
    return with(order -> order.thread = List.copyOf(came));
  }

  /** Marks a mail that must never go twice without a person's word. */
  public MailOrder asResult() {
    return with(order -> order.resultMail = true);
  }

  /** Business time before which it does not go. */
  public MailOrder after(Instant instant) {
    return with(order -> order.notBefore = instant);
  }

  String template() {
    return template;
  }

  ProgrammeCode programme() {
    return programme;
  }

  CaseKey caseKey() {
    return caseKey;
  }

  String page() {
    return page;
  }

  String occasion() {
    return occasion;
  }

  String to() {
    return to;
  }

  /** Everybody whom it reaches. */
  List<String> receivers() {
    return Stream.of(to == null ? List.<String>of() : List.of(to), copies, blindCopies).flatMap(List::stream).toList();
  }

  List<String> copies() {
    return copies;
  }

  List<String> blindCopies() {
    return blindCopies;
  }

  String replyTo() {
    return replyTo;
  }

  Map<String, Object> values() {
    return values;
  }

  String shortPage() {
    return shortPage;
  }

  /** The text as the receiver reads it. */
  String revealed(String written) {
    String text = written;
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      text = text.replace(secretMark(secret.getKey()), secret.getValue());
    }
    return text;
  }

  /** The text as it is kept. */
  String hidden(String written, String instead) {
    String text = written;
    for (String name : secrets.keySet()) {
      text = text.replace(secretMark(name), instead);
    }
    return text;
  }

  boolean hasSecrets() {
    return !secrets.isEmpty();
  }

  /** True of what opens something for its receiver alone, too. */
  boolean isPersonal() {
    return personal || hasSecrets();
  }

  List<UUID> attachments() {
    return attachments;
  }

  boolean resultMail() {
    return resultMail;
  }

  /** Null if it stands apart from any conversation. */
  Collection<UUID> thread() {
    return thread;
  }

  Instant notBefore() {
    return notBefore;
  }

  private MailOrder with(Consumer<MailOrder> change) {
    MailOrder next = new MailOrder(template, programme, caseKey, page);
    next.occasion = occasion;
    next.to = to;
    next.copies = copies;
    next.blindCopies = blindCopies;
    next.replyTo = replyTo;
    next.values = values;
    next.secrets = secrets;
    next.shortPage = shortPage;
    next.attachments = attachments;
    next.resultMail = resultMail;
    next.personal = personal;
    next.thread = thread;
    next.notBefore = notBefore;
    change.accept(next);
    return next;
  }

  private boolean isNew(String address) {
    return address != null
        && !address.equals(to)
        && !copies.contains(address)
        && !blindCopies.contains(address);
  }

  private static <T> List<T> more(List<T> items, T item) {
    List<T> more = new ArrayList<>(items);
    more.add(item);
    return more;
  }
}
