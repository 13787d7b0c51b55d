package registry;

/**
 * Points to a content (OCI image specification, "Content Descriptors").
 *
 * @param size bytes
 */
public record Descriptor(String mediaType, Digest digest, long size) {}
