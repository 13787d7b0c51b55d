package embedded.kubernetes;

import tools.jackson.databind.node.ObjectNode;

/**
 * One change of one object.
 *
 * @param version the resourceVersion that the change made
 * @param object as it is after the change; for a deletion as it was last
 * @param previous as it was before the change; null for a new object
 */
record ObjectEvent(long version, Type type, ObjectId id, ObjectNode object, ObjectNode previous) {
  /** The words of the watch protocol. */
  enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }
}
