package forecast;

import java.util.Optional;

/**
 * One field of an object that is not as it was.
 *
 * @param path as people write it, for example {@code spec.template.spec.containers[ui].image}
 * @param before empty for a field that is new
 * @param after empty for a field that goes
 */
public record FieldChange(String path, Optional<String> before, Optional<String> after) {}
