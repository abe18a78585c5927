package jp.banso.disclosure.web;

import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.InPageOrder;

/** When and how it reached who asked, as typed. */
@InPageOrder
record HandForm(
    long version,
    @FieldLabel("disclosure.handedOn") String on,
    @FieldLabel("disclosure.handedHow") String how) {}
