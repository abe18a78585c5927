package jp.banso.correspondence;

import java.util.List;
import java.util.Map;

/**
 * A kind of mail that the product writes.
 *
 * @param id file name of the shipped text without its ending
 * @param group the part of the work to which it belongs
 * @param title what it is, and to whom it goes
 * @param required places that its text may not lack, whatever the case
 * @param places all that its text may name, by name
 */
record MailKind(
    String id, String group, String title, List<Required> required, Map<String, MailPlace> places, MailText shipped) {

  /**
   * A place that every text of the kind prints.
   *
   * @param onlyIf the condition that has to hold for it to be printed, empty for none
   */
  record Required(String name, String onlyIf) {}

  List<String> requiredNames() {
    return required.stream().map(Required::name).toList();
  }
}
