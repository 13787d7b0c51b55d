package checkup;

import console.Failure;
import java.util.List;
import java.util.function.Supplier;
import platform.Platform;
import platform.Profile;
import platform.RouteClient;

/**
 * The names of the platform lead to servers that answer: by the profile's {@code connect-to} where
 * it has a rule, else by the resolver. Any status is an answer.
 */
public record ConnectToCheck(Supplier<Platform> platform, Supplier<RouteClient> http)
    implements Check {
  @Override
  public String name() {
    return "connect-to";
  }

  @Override
  public Diagnosis look() throws InterruptedException {
    var place = platform.get();
    var rules = place.profile().map(Profile.CONNECT_TO);
    for (var address : rules.values()) {
      if (address.matches(".*[:/\\s].*")) {
        throw Failure.usage(
            "the address " + address + " in " + place.profile().file() + " is not just a host",
            "write connect-to as a map from a host or *.domain to a host name or IP address");
      }
    }
    var urls = List.of("https://" + place.gitServer(), place.routeUrl("argocd-server", "toolings"));
    for (var url : urls) {
      try {
        http.get().get(url);
      } catch (Failure unreachable) {
        return new Diagnosis.Broken(
            unreachable.getMessage(),
            "check the network, and connect-to and ca-file in " + place.profile().file(),
            unreachable.exitCode());
      }
    }
    var how = rules.isEmpty() ? "" : ", by " + rules.size() + " rule(s) of the profile";
    return new Diagnosis.Fine("the Git server and the cluster's routes are found" + how);
  }
}
