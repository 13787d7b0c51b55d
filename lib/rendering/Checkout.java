package rendering;

import java.nio.file.Path;

/**
 * One commit of a repository, on disk.
 *
 * @param commit the full commit id
 * @param tree the root of its files; never changed after the checkout
 */
public record Checkout(String commit, Path tree) {}
