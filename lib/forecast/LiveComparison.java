package forecast;

import java.util.List;
import rendering.ObjectRef;

/**
 * What changes on the cluster, as far as it may be read.
 *
 * @param changes of the objects that could be read, or are not there
 * @param unread the others
 */
public record LiveComparison(List<ObjectChange> changes, List<ObjectRef> unread) {}
