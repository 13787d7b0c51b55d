package forecast;

import java.util.List;
import java.util.Optional;

/**
 * What an ApplicationSet makes of a tree.
 *
 * @param isComplete false where the ApplicationSet is broken, or is not understood here
 * @param applications in the order of their files; none where they are not complete
 * @param problems why they are not, and what else there is to say
 */
record Generation(
    boolean isComplete, List<GeneratedApplication> applications, List<Problem> problems) {
  static Generation complete(List<GeneratedApplication> applications, List<Problem> problems) {
    return new Generation(true, List.copyOf(applications), List.copyOf(problems));
  }

  static Generation broken(List<Problem> problems) {
    return new Generation(false, List.of(), List.copyOf(problems));
  }

  Optional<GeneratedApplication> application(String name) {
    return applications.stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
