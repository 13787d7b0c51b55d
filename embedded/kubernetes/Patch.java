package embedded.kubernetes;

import tools.jackson.databind.node.ObjectNode;

/** A change that a client describes. */
@FunctionalInterface
interface Patch {
  /** The changed object; the given one stays as it is. */
  ObjectNode applyTo(ObjectNode current);
}
