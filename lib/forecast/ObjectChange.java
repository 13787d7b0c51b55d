package forecast;

import java.util.List;
import rendering.ObjectRef;

/**
 * An object that is not as it was.
 *
 * @param fields what of it, in the order of the object; all fields of one that comes, none of one
 *     that goes
 */
public record ObjectChange(ObjectRef object, Kind kind, List<FieldChange> fields) {
  /** What happens to the object. */
  public enum Kind {
    added,
    changed,
    removed
  }
}
