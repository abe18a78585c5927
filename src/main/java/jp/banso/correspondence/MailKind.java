package jp.banso.correspondence;

import java.util.List;
import java.util.Map;

/**
 * A kind of mail that the product writes.
 *
 * @param id file name of the shipped text without its ending
 * @param group the part of the work to which it belongs
 * @param title what it is, and to whom it goes
 * @param required places that its text may not lack
 * @param places all that its text may name, by name
 */
record MailKind(
    String id, String group, String title, List<String> required, Map<String, MailPlace> places, MailText shipped) {}
