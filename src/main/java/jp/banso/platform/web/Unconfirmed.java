package jp.banso.platform.web;

/** A form was sent before, and whether it was carried out is not known: a person looks. */
class Unconfirmed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unconfirmed(String message) {
    super(message);
  }
}
