package jp.banso.parties;

import jp.banso.kernel.PrefectureCode;

/**
 * The desk of a prefecture for a programme and fiscal year (衛生主管部（局）担当課).
 *
 * @param deskName without the prefecture, however it was typed: it is printed after its name
 */
public record DeskContact(PrefectureCode prefecture, String deskName, String mail, String telephone) {

  public DeskContact {
    String own =
        deskName.startsWith(prefecture.name()) ? deskName.substring(prefecture.name().length()).strip() : "";
    deskName = own.isEmpty() ? deskName : own;
  }
}
