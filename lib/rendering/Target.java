package rendering;

import java.util.List;
import java.util.Map;

/**
 * What an Application wants in the cluster.
 *
 * @param objects the rendered objects, without tracking labels
 * @param revisions the commit of every source, in the order of the sources
 * @param sourceTypes the tool of every source, {@code Helm} or {@code Directory}
 */
public record Target(
    List<Map<String, Object>> objects, List<String> revisions, List<String> sourceTypes) {}
