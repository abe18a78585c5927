package jp.banso.reception;

import java.util.List;
import jp.banso.calls.CallDocument;
import jp.banso.calls.CallView;
import jp.banso.calls.InternalDays;
import jp.banso.kernel.PrefectureCode;

/**
 * The page of a prefecture for a call.
 *
 * @param code its short address, {@code /a/<code>}
 * @param days 庁内期限 as the prefecture set them, else as the call proposes
 * @param open true while regions are taken in
 */
public record ReceptionView(
    String code, CallView call, PrefectureCode prefecture, ReceptionNotice notice, InternalDays days,
    List<CallDocument> documents, boolean open) {}
