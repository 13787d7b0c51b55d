package packaging;

import java.nio.file.Path;
import java.util.List;
import measuring.Call;

/**
 * The base image of those that need one, put into every new registry. It is as small as a real one
 * with a shell (about 2 MB), but of no use otherwise: nobody runs these images.
 */
public record BaseImage(JavaProgram rawUpload, Path content, TargetRegistry registry) {
  /** What is in it. */
  public static final Case CONTENT = new Case(1, 2_000_000, Case.State.COLD);

  private static final String REPOSITORY = "bench/base";
  private static final String TAG = "1";

  /** Its name. */
  public String name() {
    return registry.address() + "/" + REPOSITORY + ":" + TAG;
  }

  List<Call> push() {
    return List.of(rawUpload.call(content.toString(), registry.address(), REPOSITORY, TAG, "1"));
  }
}
