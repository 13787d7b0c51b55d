///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../embedded/Platform.java
//SOURCES ../k3s/K3sPlatform.java
//SOURCES SetupAppsets.java
//SOURCES PackageModelcar.java
//SOURCES DeployJukebox.java
//SOURCES DeployUi.java
//SOURCES CheckUi.java
//SOURCES KnownPrediction.java
//SOURCES Tour.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m -XX:+UseSerialGC -Xmx320m --enable-native-access=ALL-UNNAMED

import console.Failure;
import console.Result;
import console.Script;
import embedded.Platform;
import embedded.PlatformOptions;
import embedded.seat.Seat;
import embedded.seat.SeatedPlatform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import k3s.K3sPlatform;
import k3s.Requirements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "sandbox",
    description = {
      "Starts the embedded platform: Kubernetes API, Git server, registry, Argo CD and KServe"
          + " stand-ins in",
      "one process, for learning and for tests. With --k3s, real ones in containers. It ends with"
          + " Ctrl-C."
    })
public class Sandbox extends Script {
  @Option(
      names = "--k3s",
      description = "start real parts in Docker instead: k3s, Argo CD, Gitea and a registry")
  boolean k3s;

  @Option(names = "--tour", description = "run the five steps of the workshop's page, then stay")
  boolean tour;

  @Option(
      names = "--exit",
      description = "end after the tour; 0 only if the last prediction was right")
  boolean exit;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "where to listen on this machine (default: any free port)",
      defaultValue = "0")
  int port;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "keep the state there from one start to the next (default: nothing is kept)")
  String home;

  @Option(
      names = "--repos",
      paramLabel = "DIR",
      description =
          "serve the working trees found there (mlops-gitops, ...) instead of the built-in ones")
  String repositories;

  @Option(
      names = "--users",
      paramLabel = "NAME",
      split = ",",
      description = "the participants, separated by commas (default: user1)",
      defaultValue = "user1")
  List<String> users;

  public static void main(String... args) {
    Script.main(new Sandbox(), args);
  }

  @Override
  protected Result run() throws Exception {
    console().step("Start the platform");
    try (var platform = k3s ? startK3s() : Platform.start(options())) {
      console()
          .done(
              "it answers at "
                  + platform.address().api()
                  + ", "
                  + sinceStart()
                  + " after its start");
      var seat = platform.seats().get(0);
      if (tour) {
        new Tour(seat, workbench(), console()).run();
      }
      if (exit) {
        return new Result().value("tour", "done");
      }
      whatToTypeNext(platform.seats());
      awaitCtrlC(platform);
      return new Result();
    }
  }

  private static String sinceStart() {
    var start = ManagementFactory.getRuntimeMXBean().getStartTime();
    return "%.1f s".formatted((System.currentTimeMillis() - start) / 1000.0);
  }

  private SeatedPlatform startK3s() throws IOException {
    if (home != null || port != 0) {
      throw Failure.usage(
          "--k3s keeps nothing and takes any free port", "leave --home and --port away");
    }
    var given = repositories();
    Requirements.missing()
        .ifPresent(
            missing -> {
              throw Failure.content(missing, "start the embedded platform: sandbox without --k3s");
            });
    var platform = K3sPlatform.start(users, given);
    console().say(platform.versions().toString());
    return platform;
  }

  private PlatformOptions options() {
    var state = Optional.ofNullable(home).map(workbench()::path);
    return new PlatformOptions(port, state, repositories(), users, Duration.ofSeconds(3));
  }

  private Optional<Path> repositories() {
    var directory = Optional.ofNullable(repositories).map(workbench()::path);
    if (directory.isPresent() && !Files.isDirectory(directory.get())) {
      throw Failure.usage("the directory " + directory.get() + " does not exist", "check --repos");
    }
    return directory;
  }

  private void whatToTypeNext(List<Seat> seats) {
    console().step("Type this in another terminal");
    for (var seat : seats) {
      console().print("# " + seat.participant().name());
      seat.exports()
          .forEach((name, value) -> console().print("export " + name + "='" + value + "'"));
      console().print("cd '" + seat.gitops() + "'");
    }
    console()
        .say("then, for example: jbang setup-appsets@catalog, kubectl get applications, git push");
    console().say("Ctrl-C ends the platform");
  }

  // Ctrl-C ends the JVM; the hook lets the platform save and clean up first
  private static void awaitCtrlC(SeatedPlatform platform) throws InterruptedException {
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    platform.close();
                  } catch (java.io.IOException leftBehind) {
                    System.err.println("not removed: " + leftBehind.getMessage());
                  }
                }));
    ended.await();
  }

  @Override
  protected String explanation() {
    return """
    # on a real cluster an instructor prepares for each participant:
    oc new-project <USER_NAME>-toolings && oc new-project <USER_NAME>-test && oc new-project <USER_NAME>-prod
    # an Argo CD in <USER_NAME>-toolings, a Gitea with three repositories, and OpenShift AI
    """;
  }
}
