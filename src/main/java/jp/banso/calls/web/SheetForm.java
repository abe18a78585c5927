package jp.banso.calls.web;

import java.util.List;
import java.util.function.UnaryOperator;
import jp.banso.platform.web.RowButton;
import jp.banso.platform.web.StaleEditView;
import org.springframework.validation.Errors;

/**
 * A table of a call as typed, which is edited as a whole.
 *
 * @param <F> the form itself
 * @param <D> a row as its service takes it
 */
interface SheetForm<F extends SheetForm<F, D>, D> {

  /** Of the call that was edited. */
  long version();

  /** One draft a row, so that what is said of a draft stands at its row. */
  List<D> read(Errors errors);

  /** As it is once the button was pressed. */
  F after(RowButton button);

  /** What was typed, on top of what somebody else stored meanwhile. */
  F onto(long newVersion);

  StaleEditView.Comparison against(F theirs, UnaryOperator<String> text);
}
