package embedded.git;

/** What the server answers before it does any Git. */
enum GitDecision {
  ALLOWED,
  /**
   * 401: credentials are missing, or they are wrong, or Gitea hides that the repository does not
   * exist.
   */
  LOGIN_NEEDED,
  /** 403: somebody else's repository. */
  NOT_THE_OWNER,
  /** 403: pushing does not create repositories. */
  NO_PUSH_TO_CREATE,
  /** 404, for users who are logged in. */
  NOT_FOUND
}
