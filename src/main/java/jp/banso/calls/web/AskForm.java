package jp.banso.calls.web;

import jp.banso.platform.web.FieldLabel;

/** A question on a call as it was typed. */
record AskForm(@FieldLabel("calls.question.body") String body) {}
