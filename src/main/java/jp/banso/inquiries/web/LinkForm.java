package jp.banso.inquiries.web;

import jp.banso.platform.web.FieldLabel;

/** The number of what an inquiry is connected with, as typed. */
record LinkForm(@FieldLabel("inquiries.link.number") String number) {}
