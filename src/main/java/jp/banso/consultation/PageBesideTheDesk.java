package jp.banso.consultation;

import java.util.Optional;

/** Port: a page for everybody that stands beside the terms of the desks. Owned here, kept by a module above. */
public interface PageBesideTheDesk {

  /** Where it is, and the message key of what it is called. */
  record Place(String labelKey, String path) {}

  /** Empty while there is nothing to be read on it. */
  Optional<Place> place();
}
