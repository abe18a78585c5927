package jp.banso.parties;

import jp.banso.kernel.PrefectureCode;

/** The desk of a prefecture for a programme and fiscal year (衛生主管部（局）担当課). */
public record DeskContact(PrefectureCode prefecture, String deskName, String mail, String telephone) {}
