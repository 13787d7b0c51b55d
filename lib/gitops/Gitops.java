package gitops;

/** x */
public final class Gitops {}
