package jp.banso.parties;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Who looks at this request, for frames and pages that also serve people without a login. */
public interface CurrentViewer {

  /** Empty if nobody is signed in, or the person has no valid role any more. */
  Optional<Viewer> of(HttpServletRequest request);

  /** All valid roles of the signed-in person, in one order; empty if there is none. */
  List<Viewer> rolesOf(HttpServletRequest request);
}
