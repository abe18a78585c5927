package jp.banso.selection.web;

import jp.banso.platform.web.FieldLabel;

/** Why an ordered release is taken back, as it was typed. */
record StopForm(@FieldLabel("selection.release.stop.reason") String reason) {}
