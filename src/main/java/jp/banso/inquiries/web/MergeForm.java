package jp.banso.inquiries.web;

import jp.banso.platform.web.FieldLabel;

/** The number of the inquiry with which another one goes on, as typed. */
record MergeForm(@FieldLabel("inquiries.merge.number") String number) {}
