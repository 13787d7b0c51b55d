package gitops;

import java.util.List;

/**
 * What a push did.
 *
 * @param commit the commit (40 hexadecimal digits) that holds the wanted content and is on the
 *     server
 * @param files the files that the commit changed, below the working tree
 * @param alreadyThere whether nothing had to be committed or pushed
 */
public record Pushed(String commit, List<String> files, boolean alreadyThere) {}
