package jp.banso.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in; nothing but the name. What the person may do is read anew at each request, so a
 * right that is taken away is gone at the next click.
 */
public final class SignedIn implements UserDetails, CredentialsContainer {

  private static final long serialVersionUID = 1L;

  private final UUID personId;
  private final String loginName;
  private final boolean initialPassword;
  private final boolean awaiting;
  private String passwordHash;

  SignedIn(UUID personId, String loginName, String passwordHash, boolean initialPassword, boolean awaiting) {
    this.personId = personId;
    this.loginName = loginName;
    this.passwordHash = passwordHash;
    this.initialPassword = initialPassword;
    this.awaiting = awaiting;
  }

  /** The same person, whom nobody has to ask for another password first: the one given was not used. */
  SignedIn provedOtherwise() {
    return new SignedIn(personId, loginName, null, false, awaiting);
  }

  /** Who sent the request that is being answered; empty if nobody is signed in. */
  public static Optional<SignedIn> current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return Optional.ofNullable(authentication)
        .map(Authentication::getPrincipal)
        .filter(SignedIn.class::isInstance)
        .map(SignedIn.class::cast);
  }

  public UUID personId() {
    return personId;
  }

  /** True until the person has chosen a password of the own; nothing else opens before. */
  public boolean initialPassword() {
    return initialPassword;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of();
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  /** The one question that is asked after the password was found right: nobody else learns that the account waits. */
  @Override
  public boolean isCredentialsNonExpired() {
    return !awaiting;
  }

  @Override
  public String getUsername() {
    return loginName;
  }

  @Override
  public void eraseCredentials() {
    passwordHash = null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedIn that && that.personId.equals(personId);
  }

  @Override
  public int hashCode() {
    return personId.hashCode();
  }
}
