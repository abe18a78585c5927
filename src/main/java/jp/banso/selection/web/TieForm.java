package jp.banso.selection.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.banso.applications.ApplicationId;
import jp.banso.platform.web.FieldLabel;
import jp.banso.selection.RoundView;

/** The decision on a tie as it was typed; places are asked for only where it takes a 合議. */
record TieForm(List<PlaceForm> places, @FieldLabel("selection.tie.reason") String reason) {

  /** One application and its place. */
  record PlaceForm(String application, String place) {}

  TieForm {
    places = places == null ? List.of() : places;
  }

  static TieForm blank(RoundView.Tie tie) {
    return new TieForm(
        tie == null
            ? List.of()
            : tie.council().stream()
                .map(one -> new PlaceForm(one.application().value().toString(), ""))
                .toList(),
        "");
  }

  /** The applications in the order typed; fewer than asked for if a place is missing or given twice. */
  List<ApplicationId> order() {
    List<PlaceForm> placed = new ArrayList<>(places);
    placed.removeIf(one -> Ids.number(one.place()) == null);
    placed.sort(Comparator.comparing(one -> Ids.number(one.place())));
    boolean inRow = placed.stream().map(one -> Ids.number(one.place())).distinct().count() == placed.size();
    return inRow
        ? placed.stream().map(one -> new ApplicationId(Ids.of(one.application()))).toList()
        : List.of();
  }
}
