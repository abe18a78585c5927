package jp.banso.selection;

import java.util.UUID;
import jp.banso.correspondence.CaseSight;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Finds rounds for those who may see them: the programme's secretariat and the ministry. */
@Component
class RoundAccess implements CaseSight {

  private final SelectionRounds rounds;

  RoundAccess(SelectionRounds rounds) {
    this.rounds = rounds;
  }

  SelectionRound visible(Viewer viewer, SelectionRoundId id) {
    return checked(viewer, rounds.findById(id.value()).orElseThrow(() -> new NotFound("round")));
  }

  /** Holds the row until the transaction ends, so that steps of one round follow each other. */
  SelectionRound locked(Viewer viewer, SelectionRoundId id) {
    return checked(viewer, rounds.lock(id.value()).orElseThrow(() -> new NotFound("round")));
  }

  SelectionRound lockedAsManager(Viewer viewer, SelectionRoundId id) {
    SelectionRound round = locked(viewer, id);
    requireManager(viewer, round);
    return round;
  }

  /** For the process: no person looks. */
  SelectionRound locked(CaseKey key) {
    return rounds.lockByCaseKey(key.value()).orElseThrow(() -> new NotFound("round " + key));
  }

  /** For a reviewer's own work, which has checked its viewer. */
  SelectionRound byId(UUID id) {
    return rounds.findById(id).orElseThrow(() -> new NotFound("round"));
  }

  SelectionRound lockedById(UUID id) {
    return rounds.lock(id).orElseThrow(() -> new NotFound("round"));
  }

  static void requireManager(Viewer viewer, SelectionRound round) {
    if (!viewer.isManagerOf(round.programme()) || viewer.proxy().isPresent()) {
      throw new Forbidden("only the manager decides in round " + round.key());
    }
  }

  @Override
  public boolean sees(Viewer viewer, CaseKey key) {
    return rounds.findByCaseKey(key.value()).filter(round -> sees(viewer, round)).isPresent();
  }

  private static SelectionRound checked(Viewer viewer, SelectionRound round) {
    if (!sees(viewer, round)) {
      throw new NotFound("round");
    }
    return round;
  }

  private static boolean sees(Viewer viewer, SelectionRound round) {
    return viewer.isSecretariatOf(round.programme()) || viewer.isMinistryOf(round.programme());
  }
}
