package checkup;

import console.Failure;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import platform.Cluster;
import platform.Platform;

/** The instructor has prepared the participant's namespaces. */
public record NamespacesCheck(Supplier<Cluster> cluster, Supplier<Platform> platform)
    implements Check {
  @Override
  public String name() {
    return "namespaces";
  }

  @Override
  public Diagnosis look() {
    var wanted = Stream.of("toolings", "test", "prod").map(platform.get()::namespace).toList();
    var missing = wanted.stream().filter(it -> !cluster.get().shows(it)).toList();
    if (!missing.isEmpty()) {
      throw Failure.content(
          "missing on " + cluster.get().server() + ", or not yours: " + String.join(", ", missing),
          "check the user name, then ask your instructor");
    }
    return new Diagnosis.Fine(sentence(wanted));
  }

  private static String sentence(List<String> namespaces) {
    return String.join(", ", namespaces) + " exist";
  }
}
