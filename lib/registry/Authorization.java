package registry;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import platform.RegistryAccounts.Account;

/**
 * The {@code Authorization} header for one repository: basic, or a token that is fetched anew when
 * the registry does not take it any more. All streams of a push share it.
 */
final class Authorization {
  private final Tokens tokens;
  private final Supplier<Optional<Account>> account;
  private final List<String> scopes;
  private Optional<Challenge> challenge;
  private Optional<String> header = Optional.empty();

  /**
   * @param challenge the registry's first one; empty where it asked nobody, or was not asked yet
   * @param account is looked for when the registry wants one: a helper may take its time for that
   */
  Authorization(
      Tokens tokens,
      Optional<Challenge> challenge,
      Supplier<Optional<Account>> account,
      List<String> scopes) {
    this.tokens = tokens;
    this.challenge = challenge;
    this.account = account;
    this.scopes = scopes;
  }

  /** The header's value; empty where none is needed, or none can be had. */
  synchronized Optional<String> header() throws IOException, InterruptedException {
    if (header.isEmpty() && challenge.isPresent()) {
      header = answer(challenge.get());
    }
    return header;
  }

  private Optional<String> answer(Challenge asked) throws IOException, InterruptedException {
    return asked.isBearer()
        ? Optional.of("Bearer " + tokens.fetch(asked, scopes, account.get()))
        : account.get().map(Account::basic);
  }

  /**
   * Answers the registry that did not take a header.
   *
   * @param refused what was sent
   * @return whether there is another one to be sent now
   */
  synchronized boolean renew(Optional<String> refused, Optional<Challenge> asked)
      throws IOException, InterruptedException {
    if (!header.equals(refused)) {
      return true; // another stream was faster
    }
    challenge = asked.or(() -> challenge);
    header = Optional.empty();
    return !header().equals(refused);
  }
}
