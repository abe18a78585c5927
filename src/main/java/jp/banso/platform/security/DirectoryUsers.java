package jp.banso.platform.security;

import jp.banso.platform.security.Directory.Account;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Gives the login form the people of the directory; who waits for the account to be opened is told so once the password was
 * right, and comes no further.
 */
@Component
class DirectoryUsers implements UserDetailsService {

  private final Directory directory;

  DirectoryUsers(Directory directory) {
    this.directory = directory;
  }

  @Override
  public UserDetails loadUserByUsername(String loginName) {
    return directory
        .account(loginName.strip())
        .filter(account -> account.enabled() || account.awaiting())
        .map(
            account ->
                new SignedIn(
                    account.personId(), account.loginName(), account.passwordHash(),
                    account.initialPassword(), !account.enabled()))
        .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }
}
