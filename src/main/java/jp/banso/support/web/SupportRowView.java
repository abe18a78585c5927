package jp.banso.support.web;

import java.time.LocalDate;
import jp.banso.support.SupportRow;

/** One region in the list: who holds it now and until when; the last three may be null. */
record SupportRowView(SupportRow row, String next, String holder, LocalDate due) {}
