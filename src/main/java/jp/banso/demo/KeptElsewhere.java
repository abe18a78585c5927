package jp.banso.demo;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** The receiver of a mail that is already stored: the mail server keeps nothing in memory. */
record KeptElsewhere(String address) implements GreenMailUser {

  @Override
  public String getEmail() {
    return address;
  }

  @Override
  public String getLogin() {
    return address;
  }

  @Override
  public String getQualifiedMailboxName() {
    return address;
  }

  @Override
  public void deliver(MovingMessage message) {
    // stored before, see DemoMailServer
  }

  @Override
  public void deliver(MimeMessage message) {
    // stored before, see DemoMailServer
  }

  @Override
  public void create() {
    throw new UnsupportedOperationException("nobody logs in here");
  }

  @Override
  public void delete() {
    throw new UnsupportedOperationException("nobody logs in here");
  }

  @Override
  public String getPassword() {
    throw new UnsupportedOperationException("nobody logs in here");
  }

  @Override
  public void setPassword(String password) {
    throw new UnsupportedOperationException("nobody logs in here");
  }

  @Override
  public void authenticate(String password) {
    throw new UnsupportedOperationException("nobody logs in here");
  }
}
