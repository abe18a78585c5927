package jp.banso.selection.web;

import jp.banso.platform.web.FieldLabel;

/** Why a 選定案 goes back, as it was typed. */
record ReopenForm(@FieldLabel("selection.reopen.reason") String reason) {}
