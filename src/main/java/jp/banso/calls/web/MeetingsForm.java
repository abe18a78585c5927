package jp.banso.calls.web;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.banso.calls.CallMeeting.Precondition;
import jp.banso.calls.MeetingDraft;
import jp.banso.platform.web.FieldLabel;
import jp.banso.platform.web.FreeText;
import jp.banso.platform.web.RowButton;
import jp.banso.platform.web.StaleEditView;
import jp.banso.platform.web.TypedRows;
import org.springframework.validation.Errors;

/** The meetings of a call as typed. */
record MeetingsForm(long version, @FieldLabel("fragments.rows.row") List<MeetingRow> meetings)
    implements SheetForm<MeetingsForm, MeetingDraft> {

  /** The topics of all meetings can be corrected together as one note. */
  private static final int TOPIC = 150;

  /** The cells of a row. */
  static final List<String> COLUMNS =
      List.of("name", "topic", "period", "duration", "form", "precondition", "reserve");

  /** One meeting as typed. */
  record MeetingRow(
      @FieldLabel("calls.meetings.edit.name") String name,
      @FieldLabel("calls.meetings.edit.topic") String topic,
      @FieldLabel("calls.meetings.edit.period") String period,
      @FieldLabel("calls.meetings.edit.duration") String duration,
      @FieldLabel("calls.meetings.edit.form") String form,
      @FieldLabel("calls.meetings.edit.precondition") String precondition,
      @FieldLabel("calls.meetings.edit.reserve") String reserve) {

    static final String RESERVE = "RESERVE";

    static final MeetingRow EMPTY = new MeetingRow("", "", "", "", "", Precondition.NONE.name(), "");

    MeetingRow {
      name = TypedCell.line(name);
      topic = TypedCell.line(topic);
      period = TypedCell.line(period);
      duration = TypedCell.line(duration);
      form = TypedCell.line(form);
      precondition = TypedCell.line(precondition);
      reserve = TypedCell.line(reserve);
    }

    static MeetingRow of(MeetingDraft draft) {
      return new MeetingRow(
          draft.name(), draft.topic(), draft.period(), draft.duration(), draft.form(), draft.precondition().name(),
          draft.reserve() ? RESERVE : "");
    }

    MeetingDraft toDraft() {
      return new MeetingDraft(
          name, topic, period, duration, form,
          Stream.of(Precondition.values()).filter(one -> one.name().equals(precondition)).findFirst().orElse(null),
          reserve.equals(RESERVE));
    }

    List<String> cells(UnaryOperator<String> text) {
      return List.of(
          name, topic, period, duration, form,
          toDraft().precondition() == null ? "" : text.apply(toDraft().precondition().messageKey()),
          reserve.equals(RESERVE) ? text.apply("calls.meetings.reserve") : "");
    }
  }

  MeetingsForm {
    meetings = TypedRows.of(meetings, MeetingRow.EMPTY);
  }

  static MeetingsForm of(long version, List<MeetingDraft> drafts) {
    return new MeetingsForm(version, drafts.stream().map(MeetingRow::of).toList());
  }

  static String label(String column) {
    return "calls.meetings.edit." + column;
  }

  @Override
  public List<MeetingDraft> read(Errors errors) {
    for (int index = 0; index < meetings.size(); index++) {
      String path = "meetings[" + index + "].";
      MeetingRow row = meetings.get(index);
      FreeText.of(errors)
          .limit(path + "name", row.name(), FreeText.LINE)
          .limit(path + "topic", row.topic(), TOPIC)
          .limit(path + "period", row.period(), FreeText.LINE)
          .limit(path + "duration", row.duration(), FreeText.LINE)
          .limit(path + "form", row.form(), FreeText.LINE);
    }
    return meetings.stream().map(MeetingRow::toDraft).toList();
  }

  @Override
  public MeetingsForm after(RowButton button) {
    return new MeetingsForm(version, button.applied(meetings, MeetingRow.EMPTY));
  }

  @Override
  public MeetingsForm onto(long newVersion) {
    return new MeetingsForm(newVersion, meetings);
  }

  @Override
  public StaleEditView.Comparison against(MeetingsForm theirs, UnaryOperator<String> text) {
    return new StaleEditView.Comparison()
        .rows(
            COLUMNS.stream().map(MeetingsForm::label).map(text).toList(),
            meetings.stream().map(row -> row.cells(text)).toList(),
            theirs.meetings.stream().map(row -> row.cells(text)).toList());
  }
}
