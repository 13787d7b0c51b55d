///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/gitops/Gitops.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import console.Result;
import console.Script;
import gitops.DeployedVersion;
import gitops.Gitops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.EnvironmentOption;
import platform.WorkshopScript;

@Command(
    name = "history",
    description = {
      "Lists the versions that an application had in each environment, the newest first, from the",
      "log of its config.yaml. Nothing is asked but the Git server."
    })
public class History extends WorkshopScript {
  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "jukebox or jukebox-ui (default: ${DEFAULT-VALUE})",
      defaultValue = "jukebox")
  String application = "jukebox";

  @Mixin EnvironmentOption environments;

  public static void main(String... args) {
    Script.main(new History(), args);
  }

  @Override
  protected Result run() throws Exception {
    try (var gitops = Gitops.open(workbench(), console(), platform())) {
      console().step("Read the log of " + application + "'s config.yaml");
      gitops.readServer();
      if (gitops.isShallow()) {
        console().warn("this clone is shallow and knows no older versions: git fetch --unshallow");
      }
      var result = new Result().value("application", application);
      for (var environment : environments.names()) {
        var versions = gitops.history(environment, application).versions();
        result.value(environment, versions.stream().map(History::data).toList());
        result.note(environment + ":" + (versions.isEmpty() ? " never deployed" : ""));
        lines(versions).forEach(result::note);
      }
      return result;
    }
  }

  private static Map<String, Object> data(DeployedVersion version) {
    var data = new LinkedHashMap<String, Object>();
    data.put("version", version.name());
    data.put("commit", version.commit());
    data.put("time", version.time().toString());
    data.put("author", version.author());
    data.put("message", version.subject());
    version.digest().ifPresent(it -> data.put("digest", it));
    version.metrics().ifPresent(it -> data.put("metrics", version.trace().metrics()));
    return data;
  }

  private static List<String> lines(List<DeployedVersion> versions) {
    int width = versions.stream().mapToInt(it -> it.name().length()).max().orElse(0);
    var lines = new ArrayList<String>();
    for (var version : versions) {
      var line = new StringBuilder("  ");
      line.append(version.name()).append(" ".repeat(width - version.name().length()));
      line.append("  ").append(version.commit(), 0, 10);
      line.append("  ").append(version.time());
      line.append("  ").append(version.author());
      version.digest().ifPresent(it -> line.append("  ").append(it, 0, Math.min(19, it.length())));
      version.metrics().ifPresent(it -> line.append("  ").append(it));
      lines.add(line.toString());
    }
    return lines;
  }

  @Override
  protected String explanation() {
    return """
    git fetch
    git log -p origin/main -- model-deployments/test/jukebox/config.yaml
    git log -p origin/main -- model-deployments/prod/jukebox/config.yaml
    """;
  }
}
