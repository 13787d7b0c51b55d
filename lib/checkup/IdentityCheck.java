package checkup;

import console.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import platform.Cluster;

/**
 * The login is the participant's own, on the profile's cluster, and lasts.
 *
 * @param cluster whoever we are there
 * @param loggedIn the same after the look at who we are, which every step takes
 * @param loginCommand what the person types to log in
 */
public record IdentityCheck(
    Supplier<Cluster> cluster,
    Supplier<Cluster> loggedIn,
    Supplier<String> loginCommand,
    Clock clock)
    implements Check {
  private static final Duration SHORT = Duration.ofMinutes(30);

  @Override
  public String name() {
    return "identity and token";
  }

  @Override
  public Diagnosis look() {
    var end = cluster.get().loginEnds();
    if (isBefore(end, clock.instant())) {
      throw Failure.denied("your token expired at " + end.get(), loginCommand.get());
    }
    var user = loggedIn.get().userName();
    if (isBefore(end, clock.instant().plus(SHORT))) {
      return new Diagnosis.Suspicious(
          "you are " + user + ", but your token expires soon, at " + end.get(), loginCommand.get());
    }
    return new Diagnosis.Fine(
        "you are " + user + end.map(it -> ", your token is good until " + it).orElse(""));
  }

  private static boolean isBefore(Optional<Instant> end, Instant time) {
    return end.filter(it -> it.isBefore(time)).isPresent();
  }
}
