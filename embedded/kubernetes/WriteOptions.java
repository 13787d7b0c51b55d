package embedded.kubernetes;

/**
 * How a write is meant, from the request's query.
 *
 * @param fieldManager who writes, for {@code metadata.managedFields}
 * @param subresource {@code status}, or empty for the object itself
 * @param dryRun only say what would come of it
 * @param force server-side apply takes fields over from other managers
 */
record WriteOptions(String fieldManager, String subresource, boolean dryRun, boolean force) {
  boolean isStatus() {
    return subresource.equals("status");
  }
}
