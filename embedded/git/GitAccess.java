package embedded.git;

import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import java.util.Optional;

/**
 * Who may do what, as Gitea decides it: everybody may read, wrong credentials are refused always,
 * only the owner pushes, and what does not exist is hidden from those who are not logged in.
 */
final class GitAccess {
  private final Accounts accounts;

  GitAccess(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * @param authorization the request's header, null if it has none
   */
  GitDecision toRead(String authorization, boolean repositoryExists) {
    var user = accounts.byBasicAuthentication(authorization);
    if (isWrong(authorization, user)) {
      return GitDecision.LOGIN_NEEDED;
    }
    if (repositoryExists) {
      return GitDecision.ALLOWED;
    }
    return user.isPresent() ? GitDecision.NOT_FOUND : GitDecision.LOGIN_NEEDED;
  }

  /**
   * @param authorization the request's header, null if it has none
   */
  GitDecision toPush(String authorization, RepositoryName repository, boolean repositoryExists) {
    var user = accounts.byBasicAuthentication(authorization);
    if (user.isEmpty()) {
      return GitDecision.LOGIN_NEEDED;
    }
    if (!user.get().name().equals(repository.owner())) {
      return repositoryExists ? GitDecision.NOT_THE_OWNER : GitDecision.NO_PUSH_TO_CREATE;
    }
    return repositoryExists ? GitDecision.ALLOWED : GitDecision.NO_PUSH_TO_CREATE;
  }

  private static boolean isWrong(String authorization, Optional<Participant> user) {
    return authorization != null && user.isEmpty();
  }
}
