package embedded.git;

import java.util.List;

/**
 * What a push has changed.
 *
 * @param owner the repository's owner, for example {@code user1}
 * @param repo the repository's name without {@code .git}
 * @param refs full names of the updated refs, for example {@code refs/heads/main}
 */
public record Push(String owner, String repo, List<String> refs) {}
