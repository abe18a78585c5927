package jp.banso.support.web;

import java.time.LocalDate;
import jp.banso.support.CycleView;

/** One region in the list: who holds it now and until when. */
record SupportLine(CycleView cycle, String next, String holder, LocalDate due) {}
